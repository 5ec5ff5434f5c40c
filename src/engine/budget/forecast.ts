/** What a workflow will cost a day, before it is turned on: its polls, how often its trigger will fire, what a run takes. */
import type { Trigger, Watch } from '../../connector/index.ts'
import type { Forecast } from '../../contract/index.ts'
import { asProblem } from '../../problems.ts'
import { name, soql } from '../../salesforce/index.ts'
import { type Database, rowsOf, type Store } from '../../store/index.ts'
import { type WorkflowDocument, walkSteps } from '../../workflows/index.ts'
import { activeSubscriptions } from '../events/index.ts'
import type { CatalogSource, ConnectionSource, WorkflowSource } from '../needs.ts'
import { newestVersion } from '../newest-version.ts'
import type { Budget } from './budget.ts'

interface Parts {
  store: Pick<Store, 'db'>
  catalog: CatalogSource
  connections: Pick<ConnectionSource, 'salesforce' | 'pick'>
  workflows: WorkflowSource
  budget: Pick<Budget, 'standing'>
  rhythm(connectionId: string): Promise<{ pollSeconds: number }>
}

const daySeconds = 86_400
const days = 7
/** Objects one poll reads in one API call. */
const objectsACall = 5

/** Of its newest version. May take one API call. Throws Problem `not-found`, and what keeps the org from being asked. */
export async function forecastOf(parts: Parts, workflowId: string): Promise<Forecast> {
  const version = await newestVersion(parts.store.db, workflowId)
  const { document, tenantId } = await parts.workflows.version(workflowId, version)
  const { id: connectionId } = await parts.connections.pick(document.trigger.connection, tenantId)
  const trigger = parts.catalog.trigger(document.trigger.on)
  const input = trigger.input.parse(document.trigger.with)
  const watch = trigger.watch(input)
  const [events, run, pollsADay] = await Promise.all([
    eventsADay(parts, { connectionId, trigger, input, watch }),
    callsARun(parts, workflowId, document),
    watch ? pollsFor(parts, connectionId, workflowId, watch) : 0,
  ])
  const callsADay = events.eventsADay === null ? null : events.eventsADay * run.callsARun + pollsADay
  const { limit } = parts.budget.standing(connectionId)
  const shareOfLimit = callsADay === null || limit === null || limit === 0 ? null : callsADay / limit
  return { ...events, ...run, pollsADay, callsADay, shareOfLimit }
}

type Events = Pick<Forecast, 'eventsADay' | 'eventsFrom'>

/** What a workflow listens to, and where. */
interface Listening {
  connectionId: string
  trigger: Trigger
  input: unknown
  watch: Watch | null
}

async function eventsADay({ store, connections }: Parts, listening: Listening): Promise<Events> {
  const { connectionId, watch } = listening
  const logged = await fromLog(store.db, listening)
  if (logged !== null) return { eventsADay: logged, eventsFrom: 'log' }
  if (!watch) return { eventsADay: null, eventsFrom: 'unknown' }
  const isNew = watch.changes.every((change) => change === 'created')
  const stamp = name(isNew ? 'CreatedDate' : 'LastModifiedDate')
  const since = new Date(Date.now() - days * daySeconds * 1000)
  const client = connections.salesforce(connectionId).with({ kind: 'test' })
  const counting = client.queryPage(soql`SELECT COUNT() FROM ${name(watch.object)} WHERE ${stamp} >= ${since}`)
  const counted = await counting.catch((thrown: unknown) => {
    const problem = asProblem(thrown)
    if (problem.then === 'stop' && problem.code !== 'bug') return null
    throw problem
  })
  return counted === null
    ? { eventsADay: null, eventsFrom: 'unknown' }
    : { eventsADay: counted.totalSize / days, eventsFrom: 'org' }
}

const recent = `
select connection_id::text as "connectionId", feed, object, change, record_id as "recordId", key,
  occurred_at as "occurredAt", record, before
from event where connection_id = $1 and received_at > now() - $2 * interval '1 day' and not echo
  and ($3::text is null or object = $3) order by position desc limit 5000`

/** Null when the log does not reach back for a day, or knows nothing of the object. */
async function fromLog(db: Database, { connectionId, trigger, input, watch }: Listening): Promise<number | null> {
  type Row = Parameters<Trigger['accepts']>[0] & { occurredAt: Date }
  const rows = await rowsOf<Row>(db, recent, [connectionId, days, watch?.object ?? null])
  const oldest = rows.at(-1)
  if (!oldest) return null
  const spanDays = (Date.now() - oldest.occurredAt.getTime()) / 1000 / daySeconds
  if (spanDays < 1) return null
  const heard = rows.filter((row) => {
    const event = { ...row, occurredAt: row.occurredAt.toISOString() }
    const concerned = watch ? watch.changes.includes(event.change) : event.feed === trigger.feed
    return concerned && trigger.accepts(event, input)
  })
  return heard.length / Math.min(days, spanDays)
}

type Run = Pick<Forecast, 'callsARun' | 'runFrom'>

const lastRuns = `
select avg(api_calls) as calls, count(*) as runs from (
  select api_calls from run where workflow_id = $1 and status = 'succeeded' and not trial order by queued_at desc limit 200
) newest`

async function callsARun({ store, catalog }: Parts, workflowId: string, document: WorkflowDocument): Promise<Run> {
  const [told] = await rowsOf<{ calls: number | null; runs: number }>(store.db, lastRuns, [workflowId])
  if (told && told.calls !== null && told.runs >= 20) return { callsARun: told.calls, runFrom: 'runs' }
  let calls = 0
  walkSteps(document.steps, ({ step }) => {
    if ('action' in step) calls += catalog.action(step.action).cost(1)
  })
  return { callsARun: calls, runFrom: 'steps' }
}

async function pollsFor(
  { store, catalog, rhythm }: Parts,
  connectionId: string,
  workflowId: string,
  watch: Watch,
): Promise<number> {
  const all = await activeSubscriptions(store.db, catalog, () => undefined, connectionId)
  const others = new Set(all.flatMap((one) => (one.workflowId === workflowId || !one.watch ? [] : [one.watch.object])))
  const callsFor = (objects: number) => Math.ceil(objects / objectsACall)
  const more = callsFor(new Set([...others, watch.object]).size) - callsFor(others.size)
  const deletions = watch.changes.some((change) => ['deleted', 'merged', 'undeleted'].includes(change)) ? 1440 : 0
  const { pollSeconds } = await rhythm(connectionId)
  return more * (daySeconds / pollSeconds) + (others.has(watch.object) ? 0 : deletions)
}
