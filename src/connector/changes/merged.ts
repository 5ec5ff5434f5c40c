/** leadMerged, …: one record was merged into another. */
import { type ChangeKind, oneOf, plainChange } from '../change.ts'

const kind: ChangeKind = {
  letter: 'm',
  trigger: (object) =>
    plainChange(object, {
      change: 'merged',
      describe:
        `Starts when ${oneOf(object)} is merged into another. ` +
        'The record is the one that was deleted; MasterRecordId is the one that stays.',
      fields: ['MasterRecordId'],
    }),
}
export default kind
