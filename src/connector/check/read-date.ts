/** Dates, points in time and times of day. */
import type { FieldDescribe } from '../../salesforce/index.ts'
import { misfit } from './misfit.ts'

const dayPart = /^(\d{4})-(\d{2})-(\d{2})/
const zone = /(Z|[+-]\d{2}:?\d{2})$/i

/** `YYYY-MM-DD`; of a longer ISO time the day as written. */
export function readDate(field: FieldDescribe, value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : ''
  const day = isDay(text) && (text.length === 10 || !Number.isNaN(Date.parse(text))) ? text.slice(0, 10) : null
  if (day) return day
  throw misfit(field, value, 'a date, YYYY-MM-DD', 'Write it with a filter: {{ … | date: "%Y-%m-%d" }}.')
}

/** ISO 8601 in UTC. A time without a zone is taken as UTC, a day alone as its first moment. */
export function readDateTime(field: FieldDescribe, value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : ''
  const moment = isDay(text) ? Date.parse(text.length > 10 && !zone.test(text) ? `${text}Z` : text) : Number.NaN
  if (!Number.isNaN(moment)) return new Date(moment).toISOString()
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
