/** Speaks the Pub/Sub API (gRPC, Avro): change events as they happen. */
export type { ChangeMessage } from './change-message.ts'
export type { PubSubAddress } from './open-stub.ts'
export { type ChangeStream, type Changes, openPubSub, type PubSub } from './pubsub.ts'
