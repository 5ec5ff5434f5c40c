/** leadMerged, …: one record was merged into another. */
import { z } from 'zod'
import { aboutTrigger, type ChangeKind, idStem, nameOf, oneOf, plainExamples, watched, watchShape } from '../change.ts'
import { defineTrigger } from '../define.ts'

const kind: ChangeKind = {
  letter: 'm',
  trigger: (object) =>
    defineTrigger({
      ...aboutTrigger(object),
      id: `${idStem(object)}Merged`,
      title: `${nameOf(object)} Merged`,
      describe:
        `Starts when ${oneOf(object)} is merged into another. ` +
        'The record is the one that was deleted; MasterRecordId is the one that stays.',
      input: z.strictObject(watchShape(object)),
      watch: (input) => ({
        object: watched(object, input),
        changes: ['merged'],
        fields: ['MasterRecordId'],
        instant: input.instant,
      }),
      accepts: (event, input) => event.change === 'merged' && event.object === watched(object, input),
      examples: plainExamples(object, 'merged'),
    }),
}
export default kind
