/** recordUndeleted: back from the recycle bin. */
import { type ChangeKind, oneOf, plainChange } from '../change.ts'

const kind: ChangeKind = {
  letter: 'r',
  trigger: (object) =>
    plainChange(object, {
      change: 'undeleted',
      describe: `Starts when ${oneOf(object)} comes back from the recycle bin.`,
    }),
}
export default kind
