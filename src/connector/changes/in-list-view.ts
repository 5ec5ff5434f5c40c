/** accountInListView, contactInListView, …, recordInListView: a record appears in a list view, or goes from it. */
import { z } from 'zod'
import { aboutTrigger, type ChangeKind, exampleOf, idStem, nameOf, oneOf, watched, watchShape } from '../change.ts'
import { crossings, memberExamples, whenInput } from '../crossing.ts'
import { defineTrigger, type TriggerExample } from '../define.ts'
import { membersFeed } from '../members.ts'
import type { CrmObject } from '../object.ts'

const kind: ChangeKind = {
  letter: 'v',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}InListView`,
      title: `New ${nameOf(object)} In List`,
      describe: `Starts when ${oneOf(object)} appears in a list view, or leaves it: new, or changed so that it fits.`,
      input: z.strictObject({
        ...watchShape(object),
        listView: z.string().min(1).describe('The list view, by id, API name or label'),
        when: whenInput,
      }),
      watch: (input) => ({
        object: watched(object, input),
        changes: crossings[input.when],
        fields: [],
        listView: input.listView,
        instant: input.instant,
      }),
      accepts: (event, input) =>
        event.feed === membersFeed(input) &&
        event.object === watched(object, input) &&
        crossings[input.when].includes(event.change),
      examples: examplesFor(object),
    }),
}
export default kind

function examplesFor(object: CrmObject | null): TriggerExample[] {
  const { object: api, named } = exampleOf(object)
  const settings = { ...named, listView: 'Hot_Ones' }
  return memberExamples(api, settings, 'list-view:Hot_Ones')
}
