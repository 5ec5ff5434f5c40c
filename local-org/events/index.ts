/** Front door of events: the bus with its topics, what its events look like in Avro and in JSON, and replay ids. */

export { avroChange, avroPlatform } from './avro-body.ts'
export type { EventSchema } from './avro-schema.ts'
export { EventBus } from './bus.ts'
export type { BusEvent, ChangeEvent, PlatformEvent, StreamEvent } from './event.ts'
export type { EventShape } from './event-shape.ts'
export { eventUuid } from './event-uuid.ts'
export { FactFile } from './fact-file.ts'
export { isoTime, jsonValue } from './field-values.ts'
export type { GapKind, GapRule } from './gaps.ts'
export { isFor, jsonBody, jsonStream } from './json-body.ts'
export { replayIdFromBytes, replayIdToBytes } from './replay-id.ts'
export { changeEventName, isPlatformEvent, type Topic } from './topics.ts'
