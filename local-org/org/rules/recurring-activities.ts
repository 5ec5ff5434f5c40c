/** A recurring task or event makes its occurrences when it is created, and takes them along when it is deleted. */
import { occurrences } from '../recurrence/occurrences.ts'
import { requiredMissing } from '../save/checks.ts'
import { type Change, type Draft, fill, fillEmpty, type Rule, type RuleContext } from '../save/rule.ts'
import type { Value } from '../schema.ts'

/** Where a series says when it starts. */
const STARTS: Record<string, string> = { Task: 'RecurrenceStartDateOnly', Event: 'RecurrenceStartDateTime' }
/** Not for occurrences: what only the series has, and what each gets anew. */
const OWN = /^(Id|Recurrence.*|IsRecurrence|ActivityDate|ActivityDateTime|StartDateTime|EndDateTime|EndDate)$/

function patternOf(after: Draft) {
  const text = (name: string) => String(after[`Recurrence${name}`] ?? '')
  const number = (name: string) => Number(after[`Recurrence${name}`] ?? 0)
  return {
    type: text('Type'),
    interval: number('Interval') || 1,
    dayMask: number('DayOfWeekMask'),
    dayOfMonth: number('DayOfMonth'),
    instance: text('Instance'),
    monthOfYear: text('MonthOfYear'),
  }
}

function checkSeries({ meta, after }: Change): void {
  const needed = ['RecurrenceType', STARTS[meta.name] ?? '', 'RecurrenceEndDateOnly']
  const missing = needed.filter((name) => (after[name] ?? null) === null)
  if (missing.length > 0) throw requiredMissing(missing)
}

const dayOf = (start: Value) => (typeof start === 'number' ? new Date(start).toISOString() : String(start)).slice(0, 10)

/** An event keeps its time of day. */
function whenOf(object: string, start: Value, day: string): Draft {
  if (object === 'Task') return { ActivityDate: day }
  return { StartDateTime: Number(start) + Date.parse(day) - Date.parse(dayOf(start)) }
}

function makeOccurrences({ meta, after }: Change, context: RuleContext): void {
  const start = after[STARTS[meta.name] ?? ''] ?? null
  const common = Object.fromEntries(
    Object.entries(after).filter(([name]) => meta.field(name)?.createable && !OWN.test(name)),
  )
  for (const day of occurrences(patternOf(after), dayOf(start), String(after['RecurrenceEndDateOnly']))) {
    const values = { ...common, ...whenOf(meta.name, start, day), RecurrenceActivityId: after['Id'] ?? null }
    context.insert(meta.name, values)
  }
}

export default {
  objects: Object.keys(STARTS),
  order: 10,
  before(change, context) {
    const { kind, meta, after } = change
    if (after['IsRecurrence'] !== true) return
    if (kind === 'create') {
      checkSeries(change)
      fill(change, 'RecurrenceActivityId', after['Id'] ?? null)
      if (meta.name === 'Task') fill(change, 'ActivityDate', null)
      else fillEmpty(change, 'StartDateTime', after['RecurrenceStartDateTime'] ?? null)
    }
    if (kind !== 'delete') return
    for (const { Id } of context.find(meta.name, 'RecurrenceActivityId', after['Id'])) {
      if (Id !== after['Id']) context.remove(Id)
    }
  },
  after(change, context) {
    if (change.kind === 'create' && change.after['IsRecurrence'] === true) makeOccurrences(change, context)
  },
} satisfies Rule
