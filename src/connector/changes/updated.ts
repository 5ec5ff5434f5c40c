/** leadUpdated, accountUpdated, …, recordUpdated. */
import { z } from 'zod'
import { aboutTrigger, type ChangeKind, idStem, objectShape, watched } from '../change.ts'
import { defineTrigger } from '../define.ts'
import { apiName } from '../object.ts'
import { one, words } from '../verb.ts'

const kind: ChangeKind = {
  letter: 'u',
  trigger(object) {
    const api = (name: string) => (object?.fields[name] ? apiName(name, object.fields[name]) : name)
    return defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}Updated`,
      title: `${object ? words(object.name) : 'Record'} Updated`,
      describe: `Starts when ${object ? one(object) : 'a record of the chosen object'} is changed.`,
      input: z.strictObject({
        ...objectShape(object),
        fields: z
          .array(z.string())
          .optional()
          .describe('Only when one of these fields changed; left out: on any change'),
      }),
      watch: (input) => ({
        object: watched(object, input),
        changes: ['updated'],
        fields: (input.fields ?? []).map(api),
      }),
      accepts(event, input) {
        if (event.change !== 'updated' || event.object !== watched(object, input)) return false
        // Without last seen values we cannot tell which field changed: rather once too often than never.
        if (!input.fields?.length || event.before === null) return true
        const { before } = event
        return input.fields.some((name) => Object.hasOwn(before, api(name)))
      },
    })
  },
}
export default kind
