/** Dates, points in time and times of day. */
import type { FieldDescribe } from '../../salesforce/index.ts'
import { misfit } from './misfit.ts'
import { dayOf, momentOf } from './zoned-time.ts'

const dayPart = /^(\d{4})-(\d{2})-(\d{2})/
const zonePart = /\d(Z|[+-]\d{2}:?\d{2})$/i

/** Whether an ISO time says which zone it is meant in. A day alone does not. */
export function hasZone(text: string): boolean {
  const trimmed = text.trim()
  return trimmed.length > 10 && zonePart.test(trimmed)
}

/** `YYYY-MM-DD`; of a longer ISO time its day: in the org's zone when the time says its own, else as written. */
export function readDate(field: FieldDescribe, value: unknown, orgZone = 'UTC'): string {
  const text = typeof value === 'string' ? value.trim() : ''
  if (isDay(text)) {
    if (text.length === 10) return text
    const moment = Date.parse(text)
    if (!Number.isNaN(moment)) return hasZone(text) ? dayOf(moment, orgZone) : text.slice(0, 10)
  }
  throw misfit(field, value, 'a date, YYYY-MM-DD', 'Write it with a filter: {{ … | date: "%Y-%m-%d" }}.')
}

/** ISO 8601 in UTC. A time without a zone is taken in the org's, a day alone as its first moment there. */
export function readDateTime(field: FieldDescribe, value: unknown, orgZone = 'UTC'): string {
  const text = typeof value === 'string' ? value.trim() : ''
  const own = hasZone(text)
  const moment = isDay(text) ? Date.parse(own || text.length === 10 ? text : `${text}Z`) : Number.NaN
  if (!Number.isNaN(moment)) return new Date(own ? moment : momentOf(moment, orgZone)).toISOString()
  const fix = 'Write it with a filter: {{ … | date: "%Y-%m-%dT%H:%M:%SZ" }}.'
  throw misfit(field, value, 'a date with a time, 2026-01-31T09:30:00Z', fix)
}

/** `HH:MM:SS.mmmZ`. */
export function readTime(field: FieldDescribe, value: unknown): string {
  const parts =
    typeof value === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(\.\d{1,3})?)?Z?$/.exec(value) : null
  if (!parts) throw misfit(field, value, 'a time of day, 09:30:00.000Z', 'Give hours, minutes and seconds.')
  const [, hours, minutes, seconds = '00', fraction = '.000'] = parts
  return `${hours}:${minutes}:${seconds}${fraction.padEnd(4, '0')}Z`
}

/** Begins with a day that exists: 30 February does not. */
function isDay(text: string): boolean {
  const parts = dayPart.exec(text)
  if (!parts) return false
  const moment = new Date(`${parts[0]}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(parts[0])
}
