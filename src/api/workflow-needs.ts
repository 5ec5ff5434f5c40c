/** What the workflows that are switched on ask of the user of one connection. */
import { mergeNeeds, type Need } from '../connections/index.ts'
import { type InUse, usesInOrgs, usualFields } from '../engine/index.ts'
import type { Parts } from './parts.ts'

export interface WorkflowNeeds {
  needs: Need[]
  /** Names of the workflows looked at. */
  workflows: string[]
  /** Steps of which only a run tells what they touch. */
  open: { workflow: string; step: string; why: string }[]
}

type NeedParts = Pick<Parts, 'workflows' | 'connections' | 'catalog'>

/** Of all active workflows that use this connection in their trigger or a step. */
export async function workflowNeeds(parts: NeedParts, connectionId: string): Promise<WorkflowNeeds> {
  const found = await usesInOrgs(parts)
  const ofOne = found.uses.filter((use) => use.connectionId === connectionId)
  const uses = await Promise.all(ofOne.map((use) => (use.inTemplate ? withFieldsOnly(parts, use) : use)))
  const open = found.open.filter((use) => use.connectionId === connectionId)
  return {
    needs: mergeNeeds(uses.map(({ object, access, fields }) => ({ object, access, fields }))),
    workflows: [...new Set([...uses, ...open].map(({ workflowName }) => workflowName))],
    open: open.map(({ workflowName, step, why }) => ({ workflow: workflowName, step, why })),
  }
}

type Use = InUse['uses'][number]

/**
 * A name in a template may be the way to another record (`Owner`), or nothing; a permission set that names such a one cannot be
 * deployed. Of fields that are hidden from the user, custom ones show by their name, and the catalogue knows the usual ones.
 */
async function withFieldsOnly({ connections, catalog }: NeedParts, use: Use): Promise<Use> {
  const shown = await connections.describe(use.connectionId, use.object).catch(() => ({ fields: [] }))
  const known = new Set([...shown.fields.map(({ name }) => name), ...usualFields(catalog)(use.object)])
  return { ...use, fields: use.fields.filter((name) => known.has(name) || name.endsWith('__c')) }
}
