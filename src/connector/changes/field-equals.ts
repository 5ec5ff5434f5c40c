/** leadFieldEquals, opportunityFieldEquals, …, recordFieldEquals: a watched field takes a value. */
import { z } from 'zod'
import {
  aboutTrigger,
  type ChangeKind,
  exampleOf,
  idStem,
  keyIn,
  nameOf,
  oneOf,
  watched,
  watchedField,
  watchShape,
} from '../change.ts'
import { toNumber } from '../check/read-number.ts'
import { yesOrNo } from '../check/yes-no.ts'
import { type ChangeEvent, defineTrigger, type TriggerExample } from '../define.ts'
import { toId18 } from '../ids.ts'
import type { CrmObject } from '../object.ts'

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const values = z.union([scalar, z.array(scalar)])

const kind: ChangeKind = {
  letter: 'f',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}FieldEquals`,
      title: `${nameOf(object)} Field Equals (CDC)`,
      describe: `Starts when ${oneOf(object)} is created or changed and the watched field takes the value.`,
      input: z.strictObject({
        ...watchShape(object, true),
        field: z.string().describe('The watched field, by friendly or API name'),
        equals: values.describe('The value, or several of which one must be there'),
        from: values.optional().describe('Only when it had this value before'),
        every: z.boolean().default(false).describe('Also on changes of other fields while the value stays'),
      }),
      watch: (input) => ({
        object: watched(object, input),
        changes: ['created', 'updated'],
        fields: [watchedField(object, input.field)],
        instant: input.instant,
      }),
      accepts(event, input) {
        if (event.object !== watched(object, input)) return false
        if (event.change !== 'created' && event.change !== 'updated') return false
        const field = watchedField(object, input.field)
        return isOneOf(valueIn(event.record, field), input.equals) && cameFrom(event, field, input)
      },
      examples: examplesFor(object),
    }),
}
export default kind

interface Before {
  from?: z.infer<typeof values> | undefined
  every: boolean
}

/** A new record had nothing before; unknown last values pass unless a former value is asked for. */
function cameFrom({ change, before }: ChangeEvent, field: string, { from, every }: Before): boolean {
  const hasChanged = before !== null && keyIn(before, field) !== null
  if (from === undefined) return change === 'created' || before === null || hasChanged || every
  return hasChanged && isOneOf(valueIn(before, field), from)
}

function valueIn(record: Record<string, unknown>, field: string): unknown {
  const key = keyIn(record, field)
  return key === null ? null : record[key]
}

function isOneOf(value: unknown, wanted: z.infer<typeof values>): boolean {
  return [wanted].flat().some((one) => isSame(value, one))
}

/** By the kind of the field's value: `"yes"` is true, `"5.0"` is 5, a moment is the same in any zone, an id in both lengths. */
function isSame(value: unknown, wanted: z.infer<typeof scalar>): boolean {
  if (typeof value === 'boolean') return yesOrNo(wanted) === value
  if (typeof value === 'number') return toNumber(wanted) === value
  const [is, want] = [value, wanted].map((one) => (one === undefined || one === null ? '' : String(one)))
  if (is === undefined || want === undefined) return false
  if (isMoment.test(is) && isMoment.test(want)) return Date.parse(is) === Date.parse(want)
  // Empty text and null are the same; capitals count, as in Salesforce's own picklists.
  return is === want || (toId18(is) !== null && toId18(is) === toId18(want))
}

const isMoment = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/

function examplesFor(object: CrmObject | null): TriggerExample[] {
  const { object: api, named } = exampleOf(object)
  const field = object ? (Object.keys(object.sample.change)[0] ?? 'name') : 'Status__c'
  const equals = object ? scalar.parse(object.sample.change[field]) : 'Paid'
  const settings = { ...named, field, equals }
  const name = watchedField(object, field)
  const event = (before: Record<string, unknown>): TriggerExample['event'] => ({
    object: api,
    change: 'updated',
    record: { [name]: equals },
    before,
  })
  return [
    { title: 'It takes the value', with: settings, event: event({ [name]: 'before' }), hears: true },
    { title: 'It has the value, another field changes', with: settings, event: event({ Other__c: 1 }), hears: false },
    { title: 'From A to B', with: { ...settings, from: 'before' }, event: event({ [name]: 'before' }), hears: true },
    { title: 'From elsewhere', with: { ...settings, from: 'before' }, event: event({ [name]: 'x' }), hears: false },
  ]
}
