/** leadCreated, accountCreated, …, recordCreated. */
import { z } from 'zod'
import { aboutTrigger, type ChangeKind, idStem, objectShape, watched } from '../change.ts'
import { defineTrigger } from '../define.ts'
import { one, words } from '../verb.ts'

const kind: ChangeKind = {
  letter: 'n',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}Created`,
      title: `${object ? words(object.name) : 'Record'} Created`,
      describe: `Starts when ${object ? one(object) : 'a record of the chosen object'} is created.`,
      input: z.strictObject(objectShape(object)),
      watch: (input) => ({ object: watched(object, input), changes: ['created'], fields: [] }),
      accepts: (event, input) => event.change === 'created' && event.object === watched(object, input),
    }),
}
export default kind
