/** What runs wait for besides time: other runs, and events of the user's own systems. */
export type { ChildState } from './children.ts'
export type { FoundEvent } from './events.ts'
export { wakePatient } from './patient.ts'
export { forgetAwaited, type Waits, waitsOn } from './waits.ts'
