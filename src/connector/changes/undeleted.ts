/** recordUndeleted: back from the recycle bin. */
import { z } from 'zod'
import { aboutTrigger, type ChangeKind, idStem, nameOf, oneOf, plainExamples, watched, watchShape } from '../change.ts'
import { defineTrigger } from '../define.ts'

const kind: ChangeKind = {
  letter: 'r',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}Undeleted`,
      title: `${nameOf(object)} Undeleted`,
      describe: `Starts when ${oneOf(object)} comes back from the recycle bin.`,
      input: z.strictObject(watchShape(object)),
      watch: (input) => ({
        object: watched(object, input),
        changes: ['undeleted'],
        fields: [],
        instant: input.instant,
      }),
      accepts: (event, input) => event.change === 'undeleted' && event.object === watched(object, input),
      examples: plainExamples(object, 'undeleted'),
    }),
}
export default kind
