/** Starts a workflow without an event of a feed: by hand, with a sample or a payload. */
import { randomUUID } from 'node:crypto'
import { jsonText, rowsOf, type Store } from '../store/index.ts'
import type { ConnectionSource, WorkflowSource } from './needs.ts'
import { newestVersion } from './newest-version.ts'
import type { StartRuns } from './runs/draft.ts'

export interface ByHand {
  /** What templates read as the record. */
  payload: Record<string, unknown>
  recordId?: string
}

interface Parts {
  store: Store
  connections: ConnectionSource
  workflows: WorkflowSource
  startRuns: StartRuns
}

/** It is an event of its own in the log, so that the run can be looked at and done again like any other. */
const insertEvent = `
insert into event (connection_id, feed, object, change, record_id, key, occurred_at, record)
values ($1, 'manual', $2, 'created', $3, $4, now(), $5::jsonb) returning position`

/** Returns the run's id. Throws Problem `not-found`. */
export async function startByHand(
  parts: Parts,
  workflowId: string,
  { payload, recordId }: ByHand,
): Promise<{ id: string }> {
  const id = randomUUID()
  const version = await newestVersion(parts.store.db, workflowId)
  const { document, tenantId } = await parts.workflows.version(workflowId, version)
  const connection = await parts.connections.pick(document.trigger.connection, tenantId)
  await parts.store.transaction(async (tx) => {
    const values = [connection.id, document.trigger.on, recordId ?? '', `manual ${id}`, jsonText(payload)]
    const [event] = await rowsOf<{ position: number }>(tx, insertEvent, values)
    await parts.startRuns(tx, [
      { id, workflowId, workflowVersion: version, eventPosition: event?.position ?? null, recordId: recordId ?? null },
    ])
  })
  return { id }
}
