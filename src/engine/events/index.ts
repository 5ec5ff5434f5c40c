/** The log of everything that happened, and what it starts: loss and repetition end here. */
export { type Acceptance, type AcceptedEvents, acceptEvents, type EventBatch } from './accept.ts'
export { closeGaps, type Gap, type GapFilter, type GapReason, listGaps, type NewGap, noteGaps } from './gaps.ts'
export { type LoggedEvent, listEvents, oneEvent } from './log.ts'
export { replayEvents } from './replay.ts'
export { forgetEvents } from './retention.ts'
export type { KeyedEvent, SeenRow } from './rows.ts'
export { activeSubscriptions, type Subscription, type TriggerSource } from './subscriptions.ts'
