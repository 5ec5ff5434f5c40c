/** Looks in the org whether what a trigger is to listen to is there: object, fields, values, list view, condition. */
import { type Catalog, checkWatch, type Watch } from '../connector/index.ts'
import { listSoql } from '../engine/index.ts'
import { Problem, type ProblemCode } from '../problems.ts'
import type { Salesforce } from '../salesforce/index.ts'
import type { WorkflowDocument } from '../workflows/index.ts'
import type { Parts } from './parts.ts'

/** What is a mistake of the workflow. An org that cannot be asked now keeps nothing from being turned on. */
const mistakes = new Set<ProblemCode>([
  ...(['object-unknown', 'field-unknown', 'query-invalid', 'id-malformed'] as const),
  ...(['picklist-value-invalid', 'field-value-invalid'] as const),
])

type Org = Pick<Parts, 'catalog' | 'connections'>

/** Throws the Problem with what may have been meant. One API call where a list view or a condition is watched. */
export async function checkTrigger(org: Org, { trigger }: WorkflowDocument): Promise<void> {
  const watch = watchOf(org.catalog, trigger)
  if (!watch) return
  try {
    const { id } = await org.connections.pick(trigger.connection)
    const known = org.catalog.objects().find(({ api }) => api === watch.object)
    checkWatch(await org.connections.describe(id, watch.object), watch, trigger.with, known)
    await checkMembers(org.connections.salesforce(id).with({ kind: 'test' }), watch)
  } catch (thrown) {
    if (thrown instanceof Problem && mistakes.has(thrown.code)) throw thrown
  }
}

function watchOf(catalog: Catalog, { on, with: given }: WorkflowDocument['trigger']): Watch | null {
  const trigger = catalog.trigger(on)
  const settings = trigger.input.safeParse(given)
  return settings.success ? trigger.watch(settings.data) : null
}

async function checkMembers(salesforce: Salesforce, watch: Watch): Promise<void> {
  const { object, listView = null, query = null } = watch
  if (listView === null && query === null) return
  const members = await listSoql(salesforce, object, { feed: '', listView, query, since: 0 })
  if (listView === null) await salesforce.queryPage(`${members} LIMIT 1`)
}
