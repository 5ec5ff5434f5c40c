/** Results as a model reads them: a page of records and the name of the next. */
import { usedUp } from '../refuse.ts'
import type { Call } from './call.ts'

/** How many records this answer may hold. Throws `limit-reached` when the hour's rows are used up. */
export function roomFor({ key: { grants }, spent }: Call): number {
  const left = grants.rowsPerHour - spent.rows
  if (left > 0) return Math.min(grants.rowsPerCall, left)
  throw usedUp(
    `This key has read its ${grants.rowsPerHour} records of the last hour.`,
    'Wait, or ask for a key with a larger budget.',
  )
}

/** @param more the org has more than was read */
export function answerRecords(call: Call, all: unknown[], more: boolean) {
  const room = roomFor(call)
  const records = all.slice(0, room)
  call.used.rows += records.length
  const nextPage = call.pages.keep(call.key.id, all.slice(room))
  return { records, count: records.length, nextPage, more: more || nextPage !== null }
}

/** A list in pages; anything else as it is, counted as the records it tells of. */
export function answerValue(call: Call, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('records' in value && Array.isArray(value.records)) {
    return answerRecords(call, value.records, 'more' in value && value.more === true)
  }
  const found = !('found' in value) || value.found === true
  if (found) call.used.rows += 1
  return value
}
