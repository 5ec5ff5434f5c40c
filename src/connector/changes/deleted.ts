/** leadDeleted, accountDeleted, …, recordDeleted. */
import { z } from 'zod'
import { aboutTrigger, type ChangeKind, idStem, nameOf, oneOf, plainExamples, watched, watchShape } from '../change.ts'
import { defineTrigger } from '../define.ts'

const kind: ChangeKind = {
  letter: 'd',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}Deleted`,
      title: `${nameOf(object)} Deleted`,
      describe: `Starts when ${oneOf(object)} is deleted; its last values are at hand.`,
      input: z.strictObject(watchShape(object)),
      watch: (input) => ({
        object: watched(object, input),
        changes: ['deleted'],
        fields: [],
        instant: input.instant,
      }),
      accepts: (event, input) => event.change === 'deleted' && event.object === watched(object, input),
      examples: plainExamples(object, 'deleted'),
    }),
}
export default kind
