/** getUpdated and getDeleted as the REST API guide tells them (resources_getupdated, resources_getdeleted). */
import type { DeletedAnswer, UpdatedAnswer } from './operations.ts'
import { OrgError, type Row, type Table } from './schema.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Farther back nobody may ask. */
const REACH = 30 * DAY
/** Deletions of so many days are told, however far back somebody asks: older ones have left the recycle bin. */
const DELETED_KEPT = 15 * DAY
const MOST_IDS = 600_000

interface Window {
  from: number
  to: number
}

/** What is asked for, and when; all in epoch ms. */
export interface Span {
  start: number
  end: number
  now: number
  /** Stamp of the oldest change not yet committed. */
  heldSince: number | undefined
}

const toMinute = (ms: number) => Math.floor(ms / MINUTE) * MINUTE

const invalid = (words: string) => new OrgError('INVALID_REPLICATION_DATE', words)

/** Seconds are ignored; the start must precede the end by a minute and lie within reach. */
function windowOf({ start, end, now }: Span): Window {
  const from = toMinute(start)
  const to = toMinute(end)
  if (to <= from) throw invalid(`startDate before endDate by at least one minute is required`)
  if (from < toMinute(now - REACH)) throw invalid(`startDate cannot be more than ${REACH / DAY} days ago`)
  if (from > now) throw invalid('startDate is in the future')
  return { from, to }
}

/** What lies within the window by SystemModstamp, deleted rows among it. */
function rowsIn(table: Table, { from, to }: Window): Iterable<Row> {
  const rows = table.range('SystemModstamp', from, to)
  if (!rows) throw new OrgError('INVALID_TYPE', `sObject type '${table.object.name}' is not replicateable`)
  return rows
}

function tooMany(count: number): void {
  if (count > MOST_IDS) throw new OrgError('EXCEEDED_ID_LIMIT', `cannot return more than ${MOST_IDS} Ids`)
}

/** Ids of live rows changed in the window. */
export function updatedIn(table: Table, span: Span): UpdatedAnswer {
  const window = windowOf(span)
  const ids: string[] = []
  for (const row of rowsIn(table, window)) if (row['IsDeleted'] !== true) ids.push(row.Id)
  tooMany(ids.length)
  return { ids, latestDateCovered: covered(window, span) }
}

/** Rows that went to the recycle bin in the window, and did not come back. */
export function deletedIn(table: Table, span: Span): DeletedAnswer {
  const window = windowOf(span)
  const deletedRecords: DeletedAnswer['deletedRecords'] = []
  for (const row of rowsIn(table, window)) {
    if (row['IsDeleted'] === true) deletedRecords.push({ id: row.Id, deletedDate: Number(row['SystemModstamp']) })
  }
  tooMany(deletedRecords.length)
  return {
    deletedRecords,
    earliestDateAvailable: toMinute(span.now - DELETED_KEPT),
    latestDateCovered: covered(window, span),
  }
}

/** Conservative: never beyond now, nor beyond the start of a transaction that is still open. */
function covered(window: Window, { now, heldSince }: Span): number {
  return toMinute(Math.min(window.to, now, heldSince ?? Number.POSITIVE_INFINITY))
}
