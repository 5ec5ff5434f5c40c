/** One run with everything it did. */

import type { EventInfo, RunDetail, StepInfo } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import type { Store } from '../../store/index.ts'
import type { Step } from '../../workflows/index.ts'
import type { WorkflowSource } from '../needs.ts'
import { recordName } from '../record-name.ts'
import { type RunRow, runColumns, runInfoOf } from './list.ts'
import { stepOrder } from './step-order.ts'
import { titleOf } from './tell-written.ts'

type StepRow = Omit<StepInfo, 'title' | 'startedAt' | 'finishedAt' | 'ms'> & {
  startedAt: Date
  finishedAt: Date | null
}
type EventRow = Omit<EventInfo, 'recordName' | 'occurredAt' | 'receivedAt'> & { occurredAt: Date; receivedAt: Date }

const steps = `
select path, kind, action, status, write_class as "writeClass", input, output, problem, attempt,
  api_calls as "apiCalls", shared_by as "sharedBy", started_at as "startedAt", finished_at as "finishedAt",
  plan
from step where run_id = $1 order by started_at, finished_at nulls last, path`

const event = `
select position, connection_id as "connectionId", feed, object, change, record_id as "recordId",
  occurred_at as "occurredAt", received_at as "receivedAt", record, before, echo, cause::text
from event where position = $1`

/** Throws Problem `not-found`. */
export async function getRun(store: Store, workflows: WorkflowSource, id: string): Promise<RunDetail> {
  const { rows } = await store.pool.query<RunRow>(`${runColumns} where run.id = $1`, [id])
  const [row] = rows
  if (!row) throw noSuchRun(id)
  const [stepRows, eventRows, document] = await Promise.all([
    store.pool.query<StepRow>(steps, [id]),
    store.pool.query<EventRow>(event, [row.eventPosition]),
    workflows.version(row.workflowId, row.workflowVersion).then(
      (version) => version.document.steps,
      () => [],
    ),
  ])
  const [found] = eventRows.rows
  return {
    ...runInfoOf(row),
    steps: stepRows.rows.sort(stepOrder(document)).map((step) => stepInfo(step, document)),
    event: found ? eventInfo(found) : null,
  }
}

export function noSuchRun(id: string): Problem {
  return new Problem('not-found', { what: `There is no run ${id}.`, fix: 'List the runs: rainmaker runs list.' })
}

function stepInfo(row: StepRow, document: Step[]): StepInfo {
  const { startedAt, finishedAt } = row
  return {
    ...row,
    title: titleOf(document, row.path),
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    ms: finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
  }
}

function eventInfo(row: EventRow): EventInfo {
  return {
    ...row,
    recordName: recordName(row.record),
    occurredAt: row.occurredAt.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
  }
}
