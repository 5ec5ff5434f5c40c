/** What the workflows that are switched on ask of the user of one connection. */
import { mergeNeeds, type Need } from '../connections/index.ts'
import { usesInOrgs } from '../engine/index.ts'
import type { Parts } from './parts.ts'

export interface WorkflowNeeds {
  needs: Need[]
  /** Names of the workflows looked at. */
  workflows: string[]
  /** Steps of which only a run tells what they touch. */
  open: { workflow: string; step: string; why: string }[]
}

/** Of all active workflows that use this connection in their trigger or a step. */
export async function workflowNeeds(
  parts: Pick<Parts, 'workflows' | 'connections' | 'catalog'>,
  connectionId: string,
): Promise<WorkflowNeeds> {
  const found = await usesInOrgs(parts)
  // A name in a template may be no field at all, and a permission set that names such a one cannot be deployed.
  const uses = found.uses.filter((use) => use.connectionId === connectionId && !use.inTemplate)
  const open = found.open.filter((use) => use.connectionId === connectionId)
  return {
    needs: mergeNeeds(uses.map(({ object, access, fields }) => ({ object, access, fields }))),
    workflows: [...new Set([...uses, ...open].map(({ workflowName }) => workflowName))],
    open: open.map(({ workflowName, step, why }) => ({ workflow: workflowName, step, why })),
  }
}
