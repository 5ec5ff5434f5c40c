/** All or nothing over several saves: what was committed on the way is taken back when the whole fails. */

import type { Operation, Org, RecordChange } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'

/** Runs work that answers at once; when it says it failed, every commit it made is undone. */
export function atomically<T>(call: Call, work: () => { value: T; failed: boolean }): T {
  const { org } = call.instance
  const start = org.changes.last
  const { value, failed } = work()
  if (failed) undo(org, start)
  return value
}

/** Takes back commits newer than `start`, the newest first. Readers of the change log see both ways. */
function undo(org: Org, start: number): void {
  const changes = org.changes.after(start).flatMap((commit) => commit.changes)
  const operations = changes.reverse().flatMap(inverse)
  org.save(org.admin.id, operations, { skipCustomRules: true, setAuditFields: true, client: 'rollback' })
}

function inverse(change: RecordChange): Operation[] {
  const { object, id, before } = change
  const inverses: Record<RecordChange['changeType'], Operation> = {
    CREATE: { op: 'delete', object, id },
    UNDELETE: { op: 'delete', object, id },
    DELETE: { op: 'undelete', object, id },
    UPDATE: { op: 'update', object, id, values: valuesBefore(change, before ?? {}) },
  }
  return [inverses[change.changeType]]
}

const auditFields = new Set(['SystemModstamp', 'LastModifiedDate', 'LastModifiedById'])

function valuesBefore({ changedFields }: RecordChange, before: Record<string, unknown>): Record<string, unknown> {
  const fields = changedFields.filter((field) => !auditFields.has(field))
  return Object.fromEntries(fields.map((field) => [field, before[field] ?? null]))
}
