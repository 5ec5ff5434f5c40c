/** Sends a topic's events to one subscriber: no more than it asked for, no faster than it reads, a sign of life between. */

import { type EventBus, replayIdToBytes, type Topic } from '../events/index.ts'
import type { Codec } from './codec.ts'
import type { FetchResponse } from './messages.ts'

/** Most events in one response, and most that may be outstanding: who asks for more gets no more. */
const batch = 100

export interface FeedWish {
  bus: EventBus
  codec: Codec
  topic: Topic
  /** Replay id after which to begin. */
  position: number
  /** Ms without events after which an empty response is sent; Salesforce does so within 270 seconds. */
  keepAliveMs: number
  /** Sends a response; false asks to wait until `resume` is called. */
  send(response: Omit<FetchResponse, 'rpcId'>): boolean
  /** Called before each sign of life; what it throws goes to `fail`. */
  check(): void
  fail(failure: unknown): void
}

export class Feed {
  readonly #wish: FeedWish
  readonly #unsubscribe: () => void
  #position: number
  #pending = 0
  #waits = false
  #scheduled: NodeJS.Immediate | undefined
  #alive: NodeJS.Timeout

  constructor(wish: FeedWish) {
    this.#wish = wish
    this.#position = wish.position
    this.#unsubscribe = wish.bus.onEvents(() => this.#schedule())
    this.#alive = setTimeout(() => this.#keepAlive(), wish.keepAliveMs)
  }

  /** The subscriber takes this many more events. */
  request(count: number): void {
    this.#pending = Math.min(this.#pending + count, batch)
    this.#schedule()
  }

  /** The subscriber's connection can take more. */
  resume(): void {
    this.#waits = false
    this.#schedule()
  }

  close(): void {
    this.#unsubscribe()
    clearImmediate(this.#scheduled)
    clearTimeout(this.#alive)
    this.#pending = 0
  }

  /** Events that come in one turn of the event loop go out together. */
  #schedule(): void {
    if (this.#pending > 0 && !this.#waits) this.#scheduled ??= setImmediate(() => this.#pump())
  }

  #pump(): void {
    this.#scheduled = undefined
    const { bus, codec, topic } = this.#wish
    const slice = bus.read(topic, this.#position, Math.min(this.#pending, batch))
    this.#position = slice.position
    if (slice.events.length === 0) return
    const events = slice.events.flatMap((event) => codec.encode(event) ?? [])
    this.#pending -= events.length
    this.#send(events)
    this.#schedule()
  }

  #send(events: FetchResponse['events']): void {
    this.#alive.refresh()
    const latestReplayId = replayIdToBytes(this.#position)
    this.#waits = !this.#wish.send({ events, latestReplayId, pendingNumRequested: this.#pending })
  }

  #keepAlive(): void {
    try {
      this.#wish.check()
      this.#send([])
    } catch (failure) {
      this.#wish.fail(failure)
    }
  }
}
