/** leadMerged: one record was merged into another. */
import { z } from 'zod'
import { aboutTrigger, type ChangeKind, idStem, objectShape, watched } from '../change.ts'
import { defineTrigger } from '../define.ts'
import { one, words } from '../verb.ts'

const kind: ChangeKind = {
  letter: 'm',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}Merged`,
      title: `${object ? words(object.name) : 'Record'} Merged`,
      describe:
        `Starts when ${object ? one(object) : 'a record'} is merged into another. ` +
        'The record is the one that was deleted; MasterRecordId is the one that stays.',
      input: z.strictObject(objectShape(object)),
      watch: (input) => ({ object: watched(object, input), changes: ['merged'], fields: ['MasterRecordId'] }),
      accepts: (event, input) => event.change === 'merged' && event.object === watched(object, input),
    }),
}
export default kind
