/** Runs, newest first, page by page. */

import type { Page, RunInfo, RunStatus } from '../../contract/index.ts'
import { Problem, type ProblemJson } from '../../problems.ts'
import type { Store } from '../../store/index.ts'
import { recordName } from '../record-name.ts'

export interface RunFilter {
  status?: RunStatus | undefined
  workflowId?: string | undefined
  recordId?: string | undefined
  /** Code of the Problem it ended with. */
  code?: string | undefined
  /** Heard of then or later, and before then; ISO. */
  since?: string | undefined
  until?: string | undefined
  /** `next` of the page before. */
  cursor?: string | undefined
  /** 50 unless told. */
  limit?: number | undefined
}

export interface RunRow {
  id: string
  workflowId: string
  workflowName: string | null
  workflowVersion: number
  status: RunStatus
  outcome: string | null
  recordId: string | null
  names: Record<string, unknown> | null
  eventPosition: number | null
  queuedAt: Date
  /** With microseconds, for the cursor. */
  queuedText: string
  startedAt: Date | null
  finishedAt: Date | null
  attempt: number
  apiCalls: number
  trial: boolean
  problem: ProblemJson | null
}

/** Of the event's record only what names it: records are wide. */
export const runColumns = `
select run.id::text, run.workflow_id::text as "workflowId", workflow.name as "workflowName",
  run.workflow_version as "workflowVersion", run.status, run.outcome, run.record_id as "recordId",
  jsonb_build_object('Name', event.record->'Name', 'FirstName', event.record->'FirstName', 'LastName',
    event.record->'LastName', 'Subject', event.record->'Subject', 'CaseNumber', event.record->'CaseNumber') as names,
  run.event_position as "eventPosition", run.queued_at as "queuedAt", run.queued_at::text as "queuedText",
  run.started_at as "startedAt", run.finished_at as "finishedAt", run.attempt, run.api_calls as "apiCalls", run.trial, run.problem
from run left join workflow on workflow.id = run.workflow_id left join event on event.position = run.event_position`

export function runInfoOf(row: RunRow): RunInfo {
  const { names, queuedText: _queuedText, ...run } = row
  const { queuedAt, startedAt, finishedAt } = row
  return {
    ...run,
    workflowName: run.workflowName ?? (isDraft(row) ? 'A draft' : 'Removed workflow'),
    recordName: recordName(names),
    queuedAt: queuedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    ms: startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
  }
}

/** Dry runs of what was never saved have version 0. */
const isDraft = ({ trial, workflowVersion }: RunRow) => trial && workflowVersion === 0

export async function listRuns(store: Store, filter: RunFilter): Promise<Page<RunInfo>> {
  const limit = filter.limit ?? 50
  const values: unknown[] = []
  const given = (value: unknown) => `$${values.push(value)}`
  const conditions: string[] = []
  if (filter.status) conditions.push(`run.status = ${given(filter.status)}`)
  if (filter.workflowId) conditions.push(`run.workflow_id = ${given(filter.workflowId)}`)
  if (filter.recordId) conditions.push(`run.record_id = ${given(filter.recordId)}`)
  if (filter.code) conditions.push(`run.status = 'failed' and run.problem->>'code' = ${given(filter.code)}`)
  if (filter.since) conditions.push(`run.queued_at >= ${given(filter.since)}::timestamptz`)
  if (filter.until) conditions.push(`run.queued_at < ${given(filter.until)}::timestamptz`)
  if (filter.cursor) {
    const [at, id] = readCursor(filter.cursor)
    const time = `${given(at)}::timestamptz`
    conditions.push(`(run.queued_at < ${time} or (run.queued_at = ${time} and run.id > ${given(id)}))`)
  }
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const text = `${runColumns} ${where} order by run.queued_at desc, run.id limit ${given(limit + 1)}`
  const { rows } = await store.pool.query<RunRow>(text, values)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(runInfoOf), next: last ? cursorAfter(last) : null }
}

function cursorAfter({ queuedText, id }: RunRow): string {
  return Buffer.from(`${queuedText}|${id}`).toString('base64url')
}

function readCursor(cursor: string): [at: string, id: string] {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split('|')
  if (at && id && !Number.isNaN(Date.parse(at))) return [at, id]
  throw new Problem('bad-request', {
    what: `"${cursor}" is no cursor.`,
    fix: 'Give `next` of the page before, unchanged, or leave it out.',
    field: 'cursor',
  })
}
