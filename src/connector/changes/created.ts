/** leadCreated, accountCreated, …, recordCreated. */
import { type ChangeKind, oneOf, plainChange } from '../change.ts'

const kind: ChangeKind = {
  letter: 'n',
  trigger: (object) => plainChange(object, { change: 'created', describe: `Starts when ${oneOf(object)} is created.` }),
}
export default kind
