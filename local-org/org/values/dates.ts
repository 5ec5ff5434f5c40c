/** Dates, moments and times of day as they come over the wire. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DATETIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2})?)(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/i
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3})\d*)?)?Z?$/

/** 'YYYY-MM-DD' of a date or of a moment (its day in GMT); undefined when it is neither or no day of the calendar. */
export function parseDate(text: string): string | undefined {
  const match = DATE.exec(text)
  if (!match) {
    const moment = parseDatetime(text)
    return moment === undefined ? undefined : new Date(moment).toISOString().slice(0, 10)
  }
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : undefined
}

/** Epoch ms of '2026-05-01T07:25:37.000+0000' and the other ISO spellings; without a zone GMT is meant. */
export function parseDatetime(text: string): number | undefined {
  const match = DATETIME.exec(text)
  if (!match) return undefined
  const [, day, clock, fraction = '', zone = 'Z'] = match
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  const time = Date.parse(`${day}T${clock?.length === 5 ? `${clock}:00` : clock}${fraction.slice(0, 4)}${offset}`)
  return Number.isFinite(time) ? time : undefined
}

/** 'HH:mm:ss.SSSZ' */
export function parseTime(text: string): string | undefined {
  const match = TIME.exec(text)
  if (!match) return undefined
  return `${match[1]}:${match[2]}:${match[3] ?? '00'}.${(match[4] ?? '').padEnd(3, '0')}Z`
}
