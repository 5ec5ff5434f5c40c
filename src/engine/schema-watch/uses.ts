/** What each step of a workflow asks of the org: objects, fields and fixed values, from the catalogue's own words. */
import type { Need } from '../../connector/index.ts'
import { type ActionStep, type Step, triggerFields, type WorkflowDocument, walkSteps } from '../../workflows/index.ts'
import type { CatalogSource } from '../needs.ts'
import { fixedValues } from './fixed-values.ts'

export interface SchemaUse extends Need {
  /** `trigger`, or the id of a step. */
  step: string
  /** Of the connection; undefined: the only one. */
  connection: string | undefined
  /** A template names it; nothing is asked for that is not there. */
  inTemplate?: true
  /** By API name of a field: values that stand in the workflow as they are. */
  values: Record<string, string[]>
}

/** A step of which only a run tells what it touches. */
export interface OpenUse {
  step: string
  connection: string | undefined
  why: string
}

const apiName = /^[A-Za-z]\w*$/

export function schemaUses(document: WorkflowDocument, catalog: CatalogSource): { uses: SchemaUse[]; open: OpenUse[] } {
  const { trigger, steps } = document
  const uses = triggerUses(document, catalog)
  const open: OpenUse[] = []
  walkSteps(steps, ({ step }) => {
    if (!isAction(step)) return
    const connection = step.connection ?? trigger.connection
    const asked = actionUses(step, catalog)
    if ('why' in asked) open.push({ step: step.id, connection, why: asked.why })
    else uses.push(...asked.needs.map((need) => ({ step: step.id, connection, ...need })))
  })
  return { uses, open }
}

const isAction = (step: Step): step is ActionStep => 'action' in step

function triggerUses({ trigger, steps }: WorkflowDocument, catalog: CatalogSource): SchemaUse[] {
  const { connection, on, with: given } = trigger
  const { input, watch } = catalog.trigger(on)
  const settings = input.safeParse(given)
  const watched = settings.success ? watch(settings.data) : null
  if (!watched) return []
  const { object, fields } = watched
  const of = { connection, object, access: 'read' as const }
  const [only, ...others] = fields
  const wanted = [given['equals'], given['from']].flat().filter((one) => typeof one === 'string')
  const values = only && others.length === 0 ? { [only]: wanted } : {}
  const read = triggerFields({ steps }).map((one) => ({ ...of, ...one, inTemplate: true as const, values: {} }))
  return [{ ...of, step: 'trigger', fields, values }, ...read]
}

/** Templates stand where values will: the names of the inputs are what counts. */
function actionUses(
  step: ActionStep,
  catalog: CatalogSource,
): { needs: Omit<SchemaUse, 'step' | 'connection'>[] } | { why: string } {
  const needs = needsOf(step, catalog)
  if (!needs) return { why: 'Its inputs come from templates.' }
  if (!needs.every(({ object }) => apiName.test(object))) return { why: 'Its object comes from a template.' }
  return {
    needs: needs.map(withFieldsOnly).map((need) => ({ ...need, values: fixedValues(step.with, need, catalog) })),
  }
}

function needsOf({ action, with: given }: ActionStep, catalog: CatalogSource): Need[] | null {
  try {
    return catalog.action(action).needs(given)
  } catch {
    return null
  }
}

/** Names with a dot lead over a lookup to another object, whose rights are its own. */
function withFieldsOnly(need: Need): Need {
  return { ...need, fields: need.fields.filter((name) => apiName.test(name)) }
}
