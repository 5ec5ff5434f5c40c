/** Claims runs for this server: off the line, marked as ours under a new fencing number, with all they need to go on. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../../problems.ts'
import { type Database, rowsOf, type Store } from '../../store/index.ts'
import { crashPoint } from '../crash-points.ts'
import type { WorkflowSource } from '../needs.ts'
import type { Queue } from '../queue.ts'
import type { Edit } from './rerun.ts'
import type { Journalled, RunEvent, RunUnderWay } from './run.ts'

interface ClaimedRow {
  id: string
  workflowId: string
  workflowVersion: number
  eventPosition: number | null
  recordId: string | null
  epoch: number
  attempt: number
  depth: number
  queuedAt: Date
  startedAt: Date
  apiCalls: number
  edit: Edit | null
}

/**
 * Of one workflow and record only the first in the order of events: what happens to a record is worked through in that
 * order. Those behind it leave the line and come back when it ends (successors.ts), or when it waits; those of a paused
 * workflow leave it and come back when it is resumed (pause.ts).
 */
const mark = `
update run set status = 'running', server_id = $2, epoch = epoch + 1, started_at = coalesce(started_at, now()),
  wake_at = null, problem = null
where id = any($1::uuid[]) and status in ('queued', 'waiting') and not trial and not exists (
  select 1 from run earlier where earlier.workflow_id = run.workflow_id and earlier.record_id = run.record_id
  and earlier.event_position < run.event_position and earlier.status in ('queued', 'running'))
  and not exists (select 1 from workflow where workflow.id = run.workflow_id and workflow.paused_at is not null)
returning id, workflow_id as "workflowId", workflow_version as "workflowVersion", event_position as "eventPosition",
  record_id as "recordId", epoch, attempt, depth, queued_at as "queuedAt", started_at as "startedAt", api_calls as "apiCalls",
  edit`

const events = `
select position, connection_id as "connectionId", feed, object, change, record_id as "recordId", occurred_at as "occurredAt",
  record, before
from event where position = any($1::bigint[])`

const steps = `
select run_id as "runId", path, status, output, problem, attempt, sent_at as "sentAt", started_at as "startedAt"
from step where run_id = any($1::uuid[]) and path not like '%/%'`

export interface Claimed {
  runs: RunUnderWay[]
  /** Whether there may be more in line. */
  more: boolean
}

/** Takes up to `atMost` runs that may go on now. */
export async function claimRuns(
  { store, queue, workflows }: { store: Store; queue: Queue; workflows: WorkflowSource },
  serverId: string,
  atMost: number,
): Promise<Claimed> {
  const { rows, more } = await store.transaction(async (tx) => {
    const ids = await queue.take(tx, atMost)
    const marked = ids.length === 0 ? [] : await rowsOf<ClaimedRow>(tx, mark, [ids, serverId])
    crashPoint('before-claim-commit')
    return { rows: marked, more: ids.length === atMost }
  })
  if (rows.length === 0) return { runs: [], more }
  crashPoint('after-claim')
  rows.sort((a, b) => (a.eventPosition ?? 0) - (b.eventPosition ?? 0))
  return { runs: await untilRead(() => unfold(store.db, rows, workflows)), more }
}

/** They are ours now: a database that stumbles here must not leave them lying. */
async function untilRead<T>(read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read()
    } catch {
      await sleep(500)
    }
  }
}

async function unfold(db: Database, rows: ClaimedRow[], workflows: WorkflowSource): Promise<RunUnderWay[]> {
  const [eventOf, journalOf] = await Promise.all([readEvents(db, rows), readJournals(db, rows)])
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      ...(await versionOf(row, workflows)),
      event: eventFor(row, eventOf),
      journalled: journalOf.get(row.id) ?? new Map(),
      taken: false,
      laidDown: false,
    })),
  )
}

/** What the trigger brought, or what a person gave in its place. */
function eventFor({ eventPosition, edit }: ClaimedRow, eventOf: Map<number, RunEvent>): RunEvent | null {
  const event = eventOf.get(eventPosition ?? -1) ?? null
  return event && edit?.from === null ? { ...event, record: edit.input } : event
}

async function versionOf(
  { workflowId, workflowVersion }: ClaimedRow,
  workflows: WorkflowSource,
): Promise<Pick<RunUnderWay, 'workflow' | 'unready'>> {
  try {
    return { workflow: await workflows.version(workflowId, workflowVersion), unready: null }
  } catch (error) {
    if (!(error instanceof Problem) || error.then === 'retry') throw error
    const document = { name: 'Removed workflow', trigger: { on: '', with: {} }, steps: [] }
    return { workflow: { id: workflowId, name: document.name, version: workflowVersion, document }, unready: error }
  }
}

async function readEvents(db: Database, rows: ClaimedRow[]): Promise<Map<number, RunEvent>> {
  const positions = [...new Set(rows.flatMap((row) => row.eventPosition ?? []))]
  if (positions.length === 0) return new Map()
  const found = await rowsOf<RunEvent>(db, events, [positions])
  return new Map(found.map((event) => [event.position, event]))
}

/** A run claimed for the first time has no journal yet. */
async function readJournals(db: Database, rows: ClaimedRow[]): Promise<Map<string, Map<string, Journalled>>> {
  const begun = rows.filter((row) => row.epoch > 1).map((row) => row.id)
  const journals = new Map<string, Map<string, Journalled>>()
  if (begun.length === 0) return journals
  for (const { runId, path, ...entry } of await rowsOf<Journalled & { runId: string; path: string }>(db, steps, [
    begun,
  ])) {
    const journal = journals.get(runId) ?? new Map<string, Journalled>()
    journals.set(runId, journal.set(path, entry))
  }
  return journals
}
