/** Where the reading of one object stands, in org time. */
import type { FieldValues } from '../../../salesforce/index.ts'

export interface Position {
  /** From when on the object is watched: a record created later is new, one created earlier was there before. ISO. */
  start: string
  /** The last row read: rows come ordered by stamp, then id. `id` is '' before the first. */
  stamp: string
  id: string
  /** Stamp of the first row that was read in the very second of its change; from there all is read once more. */
  hotFrom: string | null
  /** Up to when whole hours have been compared with the ledger. */
  reconciled: string
}

/** A feed that begins: all from that moment on. */
export function beginAt(ms: number): Position {
  const start = iso(ms)
  return { start, stamp: start, id: '', hotFrom: null, reconciled: start }
}

/** After a time without watchers, what happened meanwhile concerns nobody. */
export function notBefore(position: Position, ms: number): Position {
  return Date.parse(position.stamp) < ms ? beginAt(ms) : position
}

/** Moves forward to a row, never back: rows before the position may be read again. */
export function movedTo(position: Position, row: { stamp: string; id: string }): Position {
  const later = row.stamp > position.stamp || (row.stamp === position.stamp && row.id > position.id)
  return later ? { ...position, ...row } : position
}

/** Salesforce writes +0000 where ISO has Z; with milliseconds both sort as text. */
export function stampOf(row: FieldValues, field: string): string {
  return iso(Date.parse(String(row[field]).replace('+0000', 'Z')))
}

export function iso(ms: number): string {
  return new Date(ms).toISOString()
}
