/** What a transaction did to one record, from its version before and its version after. */
import type { ChangeType, RecordChange } from '../changes.ts'
import type { Row } from '../schema.ts'

/** Undefined when nothing is left of it (created and taken back), or nothing to tell of: the recycle bin was emptied. */
export function netChange(object: string, before: Row | undefined, after: Row | undefined): RecordChange | undefined {
  if (before === after || (!after && before?.['IsDeleted'] === true)) return undefined
  const row = after ?? before
  if (!row) return undefined
  const changedFields = before && after ? differing(before, after) : Object.keys(row)
  const change: RecordChange = { object, id: row.Id, changeType: typeOf(before, after), changedFields, row }
  if (before) change.before = before
  return change
}

function typeOf(before: Row | undefined, after: Row | undefined): ChangeType {
  if (!before) return 'CREATE'
  if (!after) return 'DELETE'
  const was = before['IsDeleted'] === true
  const is = after['IsDeleted'] === true
  if (was === is) return 'UPDATE'
  return is ? 'DELETE' : 'UNDELETE'
}

/** Names beginning with '~' are the org's own marks, not fields. */
function differing(before: Row, after: Row): string[] {
  const names: string[] = []
  for (const name in after) if (after[name] !== before[name] && name[0] !== '~') names.push(name)
  for (const name in before) if (after[name] === undefined && before[name] !== null && name[0] !== '~') names.push(name)
  return names
}
