/** What the workflows that are switched on ask of the user of one connection, from the catalogue's own words. */
import { mergeNeeds, type Need } from '../connections/index.ts'
import type { Catalog } from '../connector/index.ts'
import { insideOf, type Step, type WorkflowDocument } from '../workflows/index.ts'
import type { Parts } from './parts.ts'

export interface WorkflowNeeds {
  needs: Need[]
  /** Names of the workflows looked at. */
  workflows: string[]
  /** Steps of which only a run tells what they touch. */
  open: { workflow: string; step: string; why: string }[]
}

type Asked = { needs: Need[] } | { why: string }

const apiName = /^[A-Za-z]\w*$/

/** Of all active workflows that use this connection in their trigger or a step. */
export async function workflowNeeds(
  { workflows, connections, catalog }: Pick<Parts, 'workflows' | 'connections' | 'catalog'>,
  connectionId: string,
): Promise<WorkflowNeeds> {
  const names = new Map(
    (await connections.list()).flatMap(({ id, name }) => [
      [id, id],
      [name, id],
    ]),
  )
  const only = names.size === 2 ? connectionId : undefined
  const isOurs = (name: string | undefined) => (name === undefined ? only : names.get(name)) === connectionId
  const active = (await workflows.list()).filter((workflow) => workflow.active)
  const found: WorkflowNeeds = { needs: [], workflows: [], open: [] }
  for (const { id, name } of active) {
    const { document } = await workflows.get(id)
    const asked = askedOf(document, catalog, isOurs)
    if (asked.length > 0) found.workflows.push(name)
    for (const { step, ...one } of asked) {
      if ('why' in one) found.open.push({ workflow: name, step, why: one.why })
      else found.needs.push(...one.needs)
    }
  }
  return { ...found, needs: mergeNeeds(found.needs) }
}

function askedOf(
  { trigger, steps }: WorkflowDocument,
  catalog: Catalog,
  isOurs: (name: string | undefined) => boolean,
): (Asked & { step: string })[] {
  const heard = isOurs(trigger.connection) ? [{ step: 'trigger', ...ofTrigger(trigger, catalog) }] : []
  const done = allSteps(steps).flatMap((step) => {
    if (!('action' in step) || !isOurs(step.connection ?? trigger.connection)) return []
    return [{ step: step.id, ...ofAction(step.action, step.with, catalog) }]
  })
  return [...heard, ...done]
}

function allSteps(steps: Step[]): Step[] {
  return steps.flatMap((step) => [step, ...insideOf(step).flatMap((inside) => allSteps(inside.steps))])
}

function ofTrigger({ on, with: given }: WorkflowDocument['trigger'], catalog: Catalog): Asked {
  const trigger = catalog.trigger(on)
  const settings = trigger.input.safeParse(given)
  const watch = settings.success ? trigger.watch(settings.data) : null
  return { needs: watch ? [{ object: watch.object, access: 'read', fields: watch.fields }] : [] }
}

/** Templates stand where values will: the names of the inputs are what counts. */
function ofAction(id: string, given: Record<string, unknown>, catalog: Catalog): Asked {
  try {
    const needs = catalog.action(id).needs(given)
    if (needs.every(({ object }) => apiName.test(object))) return { needs: needs.map(withFieldsOnly) }
    return { why: 'Its object comes from a template.' }
  } catch {
    return { why: 'Its inputs come from templates.' }
  }
}

/** Names with a dot lead over a lookup to another object, whose rights are its own. */
function withFieldsOnly(need: Need): Need {
  return { ...need, fields: need.fields.filter((name) => apiName.test(name)) }
}
