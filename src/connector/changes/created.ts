/** leadCreated, accountCreated, …, recordCreated. */
import { z } from 'zod'
import { aboutTrigger, type ChangeKind, idStem, nameOf, oneOf, plainExamples, watched, watchShape } from '../change.ts'
import { defineTrigger } from '../define.ts'

const kind: ChangeKind = {
  letter: 'n',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}Created`,
      title: `${nameOf(object)} Created`,
      describe: `Starts when ${oneOf(object)} is created.`,
      input: z.strictObject(watchShape(object)),
      watch: (input) => ({
        object: watched(object, input),
        changes: ['created'],
        fields: [],
        instant: input.instant,
      }),
      accepts: (event, input) => event.change === 'created' && event.object === watched(object, input),
      examples: plainExamples(object, 'created'),
    }),
}
export default kind
