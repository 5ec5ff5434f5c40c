/** What a method of the Pub/Sub API is made of; every file of methods/ exports one. */

import type { EventBus, ManagedSubscriptions } from '../events/index.ts'
import type { Session } from '../org/index.ts'
import type { Codec } from './codec.ts'

/** What the methods share. */
export interface Service {
  bus: EventBus
  codec: Codec
  managed: ManagedSubscriptions
  /** Names of managed subscriptions that have a client now. */
  active: Set<string>
  /** Ms without events after which a subscriber gets an empty response. */
  keepAliveMs: number
}

export interface Caller {
  session: Session
  /** Told in answers and refusals, for tracing. */
  rpcId: string
}

/** One call, one answer. Throws PubSubRefusal. */
export interface UnaryMethod<In, Out> {
  kind: 'unary'
  answer(service: Service, caller: Caller, request: In): Out
}

/** The client's end of a stream, as a method sees it. */
export interface Peer<Out> extends Caller {
  /** False: the client reads slower than we send; wait for `resume`. */
  send(message: Out): boolean
  /** Ends the stream with a refusal. */
  fail(failure: unknown): void
}

/** One open stream. What `hear` throws ends it. */
export interface Conversation<In> {
  hear(message: In): void
  resume?(): void
  /** The stream is over, whoever ended it. */
  close?(): void
}

export interface StreamMethod<In, Out> {
  kind: 'stream'
  open(service: Service, peer: Peer<Out>): Conversation<In>
}
