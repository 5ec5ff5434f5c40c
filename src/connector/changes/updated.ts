/** leadUpdated, accountUpdated, …, recordUpdated. */
import { z } from 'zod'
import {
  aboutTrigger,
  type ChangeKind,
  exampleOf,
  idStem,
  keyIn,
  nameOf,
  oneOf,
  plainExamples,
  watched,
  watchedField,
  watchShape,
} from '../change.ts'
import { defineTrigger, type TriggerExample } from '../define.ts'
import type { CrmObject } from '../object.ts'

const kind: ChangeKind = {
  letter: 'u',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}Updated`,
      title: `${nameOf(object)} Updated`,
      describe: `Starts when ${oneOf(object)} is changed.`,
      input: z.strictObject({
        ...watchShape(object),
        fields: z
          .array(z.string())
          .optional()
          .describe('Only when one of these fields changed; left out: on any change'),
      }),
      watch: (input) => ({
        object: watched(object, input),
        changes: ['updated'],
        fields: (input.fields ?? []).map((name) => watchedField(object, name)),
        instant: input.instant,
      }),
      accepts(event, input) {
        if (event.change !== 'updated' || event.object !== watched(object, input)) return false
        // Without last seen values we cannot tell which field changed: rather once too often than never.
        if (!input.fields?.length || event.before === null) return true
        const { before } = event
        return input.fields.some((name) => keyIn(before, watchedField(object, name)) !== null)
      },
      examples: [...plainExamples(object, 'updated'), ...fieldExamples(object)],
    }),
}
export default kind

function fieldExamples(object: CrmObject | null): TriggerExample[] {
  const { object: api, named } = exampleOf(object)
  const [name = 'Status__c', other = 'Owner__c'] = object ? Object.keys(object.fields) : []
  const settings = { ...named, fields: [name] }
  const changed = (field: string): TriggerExample['event'] => ({
    object: api,
    change: 'updated',
    before: { [watchedField(object, field)]: 'before' },
  })
  return [
    { title: 'A watched field changes', with: settings, event: changed(name), hears: true },
    { title: 'Another field changes', with: settings, event: changed(other), hears: false },
  ]
}
