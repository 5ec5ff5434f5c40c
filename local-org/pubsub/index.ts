/** Front door of the Pub/Sub API: its ports, and what the control door can make fail. */

export type { PubSubFault } from './faults.ts'
export { listenPubSub, type PubSub } from './listen.ts'
export { type RefusalCode, refusalCodes } from './refusal-codes.ts'
