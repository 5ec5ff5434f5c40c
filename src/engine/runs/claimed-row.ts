/** A run that was just made ours, as the database gives it, with the event it is about. */
import type { RunEvent, RunUnderWay } from './run.ts'

/** What stays as it is when the run is walked. */
type Kept = 'id' | 'recordId' | 'epoch' | 'attempt' | 'depth' | 'queuedAt' | 'startedAt' | 'apiCalls' | 'edit' | 'event'

export interface ClaimedRow extends Pick<RunUnderWay, Kept> {
  workflowId: string
  workflowVersion: number
  eventPosition: number | null
}

/** Columns of `run` that whatever claims runs returns. */
export const returned = `id, workflow_id, workflow_version, event_position, record_id, epoch, attempt, depth, queued_at,
  started_at, api_calls, edit, status`

type Flat = Omit<ClaimedRow, 'event'> & Omit<RunEvent, 'position' | 'recordId'> & { eventRecordId: string }

/** Reads what a part of a statement returned, each with its event. */
export const withEvents = (from: string): string => `
select c.id, workflow_id as "workflowId", workflow_version as "workflowVersion", event_position as "eventPosition",
  c.record_id as "recordId", epoch, attempt, c.depth, queued_at as "queuedAt", started_at as "startedAt",
  api_calls as "apiCalls", edit, e.connection_id as "connectionId", e.feed, e.object, e.change,
  e.record_id as "eventRecordId", e.occurred_at as "occurredAt", e.record, e.before
from ${from} c left join event e on e.position = c.event_position`

export type { Flat as FlatRow }

export function rowFrom(flat: Flat): ClaimedRow {
  const { connectionId, feed, object, change, eventRecordId, occurredAt, record, before, ...row } = flat
  const isThere = row.eventPosition !== null && connectionId !== null
  const about = { connectionId, feed, object, change, recordId: eventRecordId, occurredAt, record, before }
  return { ...row, event: isThere ? { position: row.eventPosition ?? 0, ...about } : null }
}
