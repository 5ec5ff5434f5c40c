/** Times told by cron: minute, hour, day of month, month, day of week (0 and 7 are Sunday), in a time zone. */
import { Problem } from '../../../problems.ts'

export interface Cron {
  /** The first such time after this one, epoch ms; null when there is none within eight years. */
  after(ms: number): number | null
  /** The last such time after `from`, not later than `to`. */
  lastUntil(from: number, to: number): number | null
}

interface Span {
  least: number
  most: number
}

const spans: Span[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12 },
  { least: 0, most: 7 },
]

const minuteMs = 60_000
const dayMs = 86_400_000
/** Leap days may be so far apart. */
const daysAhead = 8 * 366
/** The last time is sought near its end first: there may be thousands before it. */
const lookBackMs = [3_600_000, dayMs, 40 * dayMs, 400 * dayMs, Number.POSITIVE_INFINITY]

/** Throws Problem `input-invalid` for what is no cron. */
export function readCron(text: string, timeZone: string): Cron {
  const parts = text.trim().split(/\s+/)
  const sets = spans.map((span, at) => readPart(parts[at] ?? '', span))
  const [minutes, hours, days, months, weekdays] = sets
  const isWhole = parts.length === spans.length && minutes && hours
  if (!isWhole || !days || !months || !weekdays) throw notCron(text)
  if (weekdays.has(7)) weekdays.add(0)
  const isDay = dayTest(parts, { days, months, weekdays })
  const clock = zoneClock(timeZone)
  const isTime: Times = { hours, minutes }
  const after = (ms: number) => {
    const first = clock.dayOf(ms)
    // A day earlier too: at midnight a clock may go back to yesterday.
    for (let n = -1; n <= daysAhead; n++) {
      const day = first + n * dayMs
      const found = isDay(new Date(day)) ? timeOfDay(day, isTime, clock, ms) : null
      if (found !== null) return found
    }
    return null
  }
  return {
    after,
    lastUntil(from, to) {
      for (const span of lookBackMs) {
        let last: number | null = null
        for (let next = after(Math.max(from, to - span)); next !== null && next <= to; next = after(next)) last = next
        if (last !== null || to - span <= from) return last
      }
      return null
    },
  }
}

interface Times {
  hours: Set<number>
  minutes: Set<number>
}

interface Days {
  days: Set<number>
  months: Set<number>
  weekdays: Set<number>
}

/** When both days are told, either will do: so cron has always been. */
function dayTest([, , day, , weekday]: string[], { days, months, weekdays }: Days): (date: Date) => boolean {
  const either = day !== '*' && weekday !== '*'
  return (date) => {
    const [byDate, byWeekday] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())]
    return months.has(date.getUTCMonth() + 1) && (either ? byDate || byWeekday : byDate && byWeekday)
  }
}

/** Further than clocks jump. */
const jumpMs = 3 * 3_600_000

/**
 * The first of a local day after a moment. Times a clock skips come as much later; of times it shows twice only the first counts, so
 * those around it are compared.
 */
function timeOfDay(day: number, { hours, minutes }: Times, clock: ZoneClock, after: number): number | null {
  const from = clock.toLocal(after) - jumpMs
  let found: number | null = null
  let until = Number.POSITIVE_INFINITY
  for (const hour of hours) {
    for (const minute of minutes) {
      const local = day + (hour * 60 + minute) * minuteMs
      if (local < from || local > until) continue
      const time = clock.toUtc(local)
      if (time <= after || (found !== null && time >= found)) continue
      found = time
      until = Math.min(until, local + jumpMs)
    }
  }
  return found
}

function readPart(text: string, { least, most }: Span): Set<number> | null {
  const found = new Set<number>()
  for (const piece of text.split(',')) {
    const match = /^(\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(piece)
    if (!match) return null
    const [, range, first, last, step = '1'] = match
    const from = range === '*' ? least : Number(first)
    // "5/15" goes on from 5, as "5-59/15" does.
    const to = range === '*' ? most : Number(last ?? (match[4] ? most : first))
    if (from < least || to > most || from > to || Number(step) === 0) return null
    for (let value = from; value <= to; value += Number(step)) found.add(value)
  }
  return new Set([...found].sort((a, b) => a - b))
}

interface ZoneClock {
  /** What the clock shows, as if it were UTC. */
  toLocal(ms: number): number
  /** Midnight of the local day, as if it were UTC. */
  dayOf(ms: number): number
  /** The moment a local time, given as if it were UTC, stands for. */
  toUtc(local: number): number
}

function zoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  })
  const localOf = (ms: number): number => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
    return Date.UTC(year, month - 1, day, hour, minute)
  }
  const offsetAt = (ms: number) => localOf(ms) - ms
  return {
    toLocal: localOf,
    dayOf: (ms) => Math.floor(localOf(ms) / dayMs) * dayMs,
    toUtc(local) {
      const before = local - offsetAt(local - dayMs)
      const after = local - offsetAt(local + dayMs)
      // Of two moments with this local time the first; of none, the moment the clock jumped over.
      const fits = [before, after].filter((ms) => localOf(ms) === local)
      return fits.length > 0 ? Math.min(...fits) : Math.max(before, after)
    },
  }
}

function notCron(text: string): Problem {
  return new Problem('input-invalid', {
    what: `"${text}" is no schedule.`,
    fix: 'Write minute, hour, day of month, month and day of week: "0 6 * * 1-5" is six on weekdays.',
  })
}
