/** leadFieldEquals, opportunityFieldEquals, …, recordFieldEquals: a watched field takes a value. */
import { z } from 'zod'
import { aboutTrigger, type ChangeKind, idStem, objectShape, watched } from '../change.ts'
import type { ChangeEvent } from '../define.ts'
import { defineTrigger } from '../define.ts'
import { apiName } from '../object.ts'
import { one, words } from '../verb.ts'

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const values = z.union([scalar, z.array(scalar)])

const kind: ChangeKind = {
  letter: 'f',
  trigger(object) {
    const api = (name: string) => (object?.fields[name] ? apiName(name, object.fields[name]) : name)
    return defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}FieldEquals`,
      title: `${object ? words(object.name) : 'Record'} Field Equals`,
      describe: `Starts when ${object ? one(object) : 'a record of the chosen object'} is created or changed and the watched field takes the value.`,
      input: z.strictObject({
        ...objectShape(object),
        field: z.string().describe('The watched field, by friendly or API name'),
        equals: values.describe('The value, or several of which one must be there'),
        from: values.optional().describe('Only when it had this value before'),
        every: z.boolean().default(false).describe('Also on changes of other fields while the value stays'),
      }),
      watch: (input) => ({
        object: watched(object, input),
        changes: ['created', 'updated'],
        fields: [api(input.field)],
      }),
      accepts(event, input) {
        if (event.object !== watched(object, input)) return false
        if (event.change !== 'created' && event.change !== 'updated') return false
        const field = api(input.field)
        return isOneOf(event.record[field], input.equals) && cameFrom(event, field, input)
      },
    })
  },
}
export default kind

interface Before {
  from?: z.infer<typeof values> | undefined
  every: boolean
}

/** A new record had nothing before; unknown last values pass unless a former value is asked for. */
function cameFrom({ change, before }: ChangeEvent, field: string, { from, every }: Before): boolean {
  const changed = change === 'created' || before === null || Object.hasOwn(before, field)
  if (from === undefined) return changed || every
  return before !== null && Object.hasOwn(before, field) && isOneOf(before[field], from)
}

/** Empty text and null are the same; capitals count, as in Salesforce's own picklists. */
function isOneOf(value: unknown, wanted: z.infer<typeof values>): boolean {
  const plain = (one: unknown) => (one === undefined || one === null ? '' : String(one))
  return [wanted].flat().some((one) => plain(one) === plain(value))
}
