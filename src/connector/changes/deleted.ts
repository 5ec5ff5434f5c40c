/** leadDeleted, accountDeleted, …, recordDeleted. */
import { type ChangeKind, oneOf, plainChange } from '../change.ts'

const kind: ChangeKind = {
  letter: 'd',
  trigger: (object) =>
    plainChange(object, {
      change: 'deleted',
      describe: `Starts when ${oneOf(object)} is deleted; its last values are at hand.`,
    }),
}
export default kind
