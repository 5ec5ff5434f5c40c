/** Claims runs for this server: off the line, marked as ours under a new fencing number, with all they need to go on. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../../problems.ts'
import { type Database, firstTenant, rowsOf, type Store } from '../../store/index.ts'
import { crashPoint } from '../crash-points.ts'
import type { WorkflowSource } from '../needs.ts'
import type { Queue } from '../queue.ts'
import { type ClaimedRow, type FlatRow, returned, rowFrom, withEvents } from './claimed-row.ts'
import type { Journalled, RunEvent, RunUnderWay } from './run.ts'

/**
 * Of one workflow and record only the first in the order of events: what happens to a record is worked through in that
 * order. Those behind it leave the line and come back when it ends (successors.ts), or when it waits; those of a paused
 * workflow leave it and come back when it is resumed (pause.ts).
 */
const mark = `
with claimed as (
  update run set status = 'running', server_id = $2, epoch = epoch + 1, started_at = coalesce(started_at, now()),
    wake_at = null, problem = null
  where id = any($1::uuid[]) and status in ('queued', 'waiting') and not trial and not exists (
    select 1 from run earlier where earlier.workflow_id = run.workflow_id and earlier.record_id = run.record_id
    and earlier.event_position < run.event_position and earlier.status in ('queued', 'running'))
    and not exists (select 1 from workflow where workflow.id = run.workflow_id and workflow.paused_at is not null)
  returning ${returned}
) ${withEvents('claimed')}`

const steps = `
select run_id as "runId", path, status, output, problem, attempt, sent_at as "sentAt", started_at as "startedAt"
from step where run_id = any($1::uuid[]) and path not like '%/%'`

interface Readers {
  store: Store
  workflows: WorkflowSource
}

export interface Claimed {
  runs: RunUnderWay[]
  /** Whether there may be more in line. */
  more: boolean
}

/** Takes up to `atMost` runs that may go on now, and some besides (see the queue). */
export async function claimRuns(
  { store, queue, workflows }: Readers & { queue: Queue },
  serverId: string,
  atMost: number,
): Promise<Claimed> {
  const { rows, more } = await store.transaction(async (tx) => {
    const ids = await queue.take(tx, atMost)
    const marked = ids.length === 0 ? [] : await rowsOf<FlatRow>(tx, mark, [ids, serverId])
    crashPoint('before-claim-commit')
    return { rows: marked.map(rowFrom), more: ids.length >= atMost }
  })
  if (rows.length === 0) return { runs: [], more }
  crashPoint('after-claim')
  rows.sort((a, b) => (a.eventPosition ?? 0) - (b.eventPosition ?? 0))
  return { runs: await unfold({ store, workflows }, rows), more }
}

/** They are ours now: a database that stumbles here must not leave them lying. */
export async function unfold({ store, workflows }: Readers, rows: ClaimedRow[]): Promise<RunUnderWay[]> {
  for (;;) {
    try {
      return await read({ store, workflows }, rows)
    } catch {
      await sleep(500)
    }
  }
}

async function read({ store, workflows }: Readers, rows: ClaimedRow[]): Promise<RunUnderWay[]> {
  const journalOf = await readJournals(store.db, rows)
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      ...(await versionOf(row, workflows)),
      event: eventFor(row),
      journalled: journalOf.get(row.id) ?? new Map(),
      taken: false,
      laidDown: false,
    })),
  )
}

/** What the trigger brought, or what a person gave in its place. */
function eventFor({ event, edit }: ClaimedRow): RunEvent | null {
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
    return {
      workflow: { id: workflowId, name: document.name, version: workflowVersion, tenantId: firstTenant, document },
      unready: error,
    }
  }
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
