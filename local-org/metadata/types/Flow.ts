/** Flows that run when a record is saved and send outbound messages (https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_visual_workflow.htm). */

import { OrgError } from '../../org/index.ts'
import { factText, toXml } from '../facts.ts'
import { readSending, sends } from '../flow/read-sending.ts'
import { runVersion } from '../flow/run-version.ts'
import { activeVersion, addVersion, dropVersion, flowNames, nameAndNumber, versionsOf } from '../flow/versions.ts'
import type { Ground } from '../ground.ts'
import type { MetadataType } from '../metadata-type.ts'
import { missing, notThere } from '../refusals.ts'
import { find } from './WorkflowOutboundMessage.ts'

const type = 'Flow'

export default {
  name: type,
  prefix: '301',
  file: { directory: 'flows', suffix: 'flow' },
  order: 70,
  fullNames: flowNames,
  read(ground, fullName) {
    const version = versionNamed(ground, fullName)
    if (!version) return undefined
    const runs = activeVersion(ground, nameAndNumber(fullName).name)?.number === version.number
    const status = runs ? 'Active' : factText(version.facts, 'status') === 'Active' ? 'Obsolete' : 'Draft'
    return { ...toXml(version.facts), status }
  },
  plan(draft, fullName, facts) {
    if (!factText(facts, 'label')) throw missing('label')
    const messages = sends(facts) ? readSending(draft, facts).messages : []
    for (const message of messages) draft.need('WorkflowOutboundMessage', message, find(draft.ground, message))
    draft.add(type, fullName)
    return {
      created: versionsOf(draft.ground, fullName).length === 0,
      apply() {
        const added = addVersion(draft.ground, fullName, facts)
        // A draft stands beside the version that runs and does not stop it.
        if (added && factText(facts, 'status') === 'Active') runVersion(draft.ground, fullName, added.number)
      },
    }
  },
  remove(ground, fullName) {
    const { name, number } = nameAndNumber(fullName)
    const version = versionNamed(ground, fullName)
    if (!version) throw notThere(type, fullName)
    if (number === null || activeVersion(ground, name)?.number === number) throw inUse()
    dropVersion(ground, name, number)
  },
} satisfies MetadataType

/** The version of that number; of a flow the one that runs, else the newest. */
function versionNamed(ground: Ground, fullName: string) {
  const { name, number } = nameAndNumber(fullName)
  const versions = versionsOf(ground, name)
  if (number !== null) return versions.find((version) => version.number === number)
  return activeVersion(ground, name) ?? versions.at(-1)
}

/** A whole flow, or a version that runs, cannot go: https://github.com/scolladon/sfdx-git-delta/issues/366 has the words. */
function inUse(): OrgError {
  return new OrgError(
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    'insufficient access rights on cross-reference id',
  )
}
