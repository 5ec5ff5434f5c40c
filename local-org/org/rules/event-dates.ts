/** When an event is: start, end and duration follow from each other; it needs two of them. */
import { requiredMissing } from '../save/checks.ts'
import { type Change, fill, type Rule } from '../save/rule.ts'
import { OrgError, type Value } from '../schema.ts'

const MINUTE = 60_000
const MINUTES_PER_DAY = 1440
/** Salesforce's limit: 14 days. */
const LONGEST = 14 * MINUTES_PER_DAY

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const startOf = (day: Value) => Date.parse(`${day}T00:00:00Z`)

const sent = (change: Change, field: string) => change.sent.has(field) && change.after[field] !== null

/** Start in epoch ms, from whichever of the fields was given last. */
function startTime(change: Change): number | undefined {
  const { after } = change
  if (after['IsAllDayEvent'] === true && sent(change, 'ActivityDate')) return startOf(after['ActivityDate'] ?? null)
  for (const field of ['StartDateTime', 'ActivityDateTime']) if (sent(change, field)) return Number(after[field])
  const known = after['StartDateTime'] ?? after['ActivityDateTime']
  if (typeof known === 'number') return known
  return after['ActivityDate'] ? startOf(after['ActivityDate']) : undefined
}

function duration(change: Change, start: number): number | undefined {
  const { after } = change
  if (sent(change, 'DurationInMinutes')) return Number(after['DurationInMinutes'])
  if (sent(change, 'EndDateTime')) {
    const minutes = (Number(after['EndDateTime']) - start) / MINUTE
    return after['IsAllDayEvent'] === true ? minutes + MINUTES_PER_DAY : minutes
  }
  if (typeof after['DurationInMinutes'] === 'number') return after['DurationInMinutes']
  return after['IsAllDayEvent'] === true ? MINUTES_PER_DAY : undefined
}

function checkDuration(minutes: number): void {
  const words =
    minutes < 0
      ? 'Event duration cannot be negative'
      : minutes > LONGEST
        ? 'Event duration must be less than 14 days'
        : ''
  if (words) throw new OrgError('FIELD_INTEGRITY_EXCEPTION', words, { fields: ['DurationInMinutes'] })
}

function setDates(change: Change, start: number, minutes: number): void {
  const isAllDay = change.after['IsAllDayEvent'] === true
  const end = isAllDay ? start + (minutes - MINUTES_PER_DAY) * MINUTE : start + minutes * MINUTE
  fill(change, 'StartDateTime', start)
  fill(change, 'ActivityDateTime', isAllDay ? null : start)
  fill(change, 'ActivityDate', dayOf(start))
  fill(change, 'DurationInMinutes', minutes)
  fill(change, 'EndDateTime', end)
  fill(change, 'EndDate', dayOf(end))
}

export default {
  objects: ['Event'],
  before(change) {
    if (change.kind === 'delete' || change.kind === 'undelete') return
    const start = startTime(change)
    if (start === undefined) throw requiredMissing(['ActivityDateTime'])
    const minutes = duration(change, start)
    if (minutes === undefined) throw requiredMissing(['DurationInMinutes'])
    checkDuration(minutes)
    setDates(change, start, minutes)
  },
} satisfies Rule
