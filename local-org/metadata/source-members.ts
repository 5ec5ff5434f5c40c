/**
 * Which components changed and in what order, as source tracking asks. An org tracks its source once that is switched on by the
 * setting sandboxes have for it (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_sourcetrackingsettings.htm).
 */

import type { Org } from '../org/index.ts'
import { storeComponent, storedComponent, storedNames } from './component-store.ts'
import { factFlag, factText } from './facts.ts'
import type { Ground } from './ground.ts'
import type { MetadataType } from './metadata-type.ts'

const kept = 'SourceMember'
const counter = 'SourceRevision'

export interface SourceMember {
  type: string
  fullName: string
  /** Counts the org's changes; the component's last. */
  revision: number
  isNew: boolean
  isGone: boolean
  changedById: string
  /** Epoch ms. */
  changedDate: number
}

export function tracksSource(org: Org): boolean {
  const setting = storedComponent({ org }, 'Settings', 'SourceTracking')
  return setting !== undefined && factFlag(setting.facts, 'enableSourceTrackingSandboxes')
}

export function sourceMembers(org: Org): SourceMember[] {
  return storedNames({ org }, kept).flatMap((name) => {
    const stored = storedComponent({ org }, kept, name)
    const [type = '', fullName = ''] = name.split(/:(.*)/s)
    if (!stored) return []
    const { facts, lastModifiedById: changedById, lastModifiedDate: changedDate } = stored
    const revision = Number(factText(facts, 'revision'))
    const states = { isNew: factFlag(facts, 'isNew'), isGone: factFlag(facts, 'isGone') }
    return [{ type, fullName, revision, ...states, changedById, changedDate }]
  })
}

/** Files that are nothing but what stands in them: each label is told, not the file of all. */
const untracked = new Set(['CustomLabels'])

/** What profiles tell of who sees it: when one comes, the administrator's profile is another one as well. */
const seenByProfiles = new Set(['CustomApplication', 'CustomObject', 'CustomTab'])

/** The type with its changes noted in orgs that track their source. */
export function tracked(type: MetadataType): MetadataType {
  if (untracked.has(type.name)) return type
  return {
    ...type,
    plan(draft, fullName, facts) {
      const plan = type.plan(draft, fullName, facts)
      const apply = () => {
        // What switches tracking on is not tracked itself.
        const tracks = tracksSource(draft.ground.org)
        plan.apply()
        if (!tracks) return
        note(draft.ground, type.name, fullName, { isNew: plan.created, isGone: false })
        if (plan.created && seenByProfiles.has(type.name)) {
          note(draft.ground, 'Profile', 'Admin', { isNew: false, isGone: false })
        }
      }
      return { created: plan.created, apply }
    },
    remove(ground, fullName) {
      type.remove(ground, fullName)
      if (tracksSource(ground.org)) note(ground, type.name, fullName, { isNew: false, isGone: true })
    },
  }
}

function note(ground: Ground, type: string, fullName: string, states: { isNew: boolean; isGone: boolean }): void {
  const last = storedComponent(ground, counter, 'last')
  const revision = String(Number(last ? factText(last.facts, 'revision') : 0) + 1)
  storeComponent(ground, counter, 'last', { revision })
  const facts = { revision, isNew: String(states.isNew), isGone: String(states.isGone) }
  storeComponent(ground, kept, `${type}:${fullName}`, facts)
}
