/** leadDeleted, accountDeleted, …, recordDeleted. */
import { z } from 'zod'
import { aboutTrigger, type ChangeKind, idStem, objectShape, watched } from '../change.ts'
import { defineTrigger } from '../define.ts'
import { one, words } from '../verb.ts'

const kind: ChangeKind = {
  letter: 'd',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}Deleted`,
      title: `${object ? words(object.name) : 'Record'} Deleted`,
      describe: `Starts when ${object ? one(object) : 'a record of the chosen object'} is deleted; its last values are at hand.`,
      input: z.strictObject(objectShape(object)),
      watch: (input) => ({ object: watched(object, input), changes: ['deleted'], fields: [] }),
      accepts: (event, input) => event.change === 'deleted' && event.object === watched(object, input),
    }),
}
export default kind
