/** One streaming client: what it listens to, how far it has read, and its open long poll. */

import { type BusEvent, type EventBus, isFor, jsonBody, jsonStream, type Topic } from '../../events/index.ts'
import type { Session } from '../../org/index.ts'
import type { Reply } from './reply.ts'

/** Most events of one subscription in one answer. */
const batch = 500
/** A client that has not connected again for so long is forgotten, real ms. */
const patienceMs = 40_000

interface Subscription {
  topic: Topic
  /** Replay id of what was sent last. */
  position: number
}

export class StreamingClient {
  readonly id: string
  readonly session: Session
  /** True until it connects for the first time: that connection is answered at once, and with advice. */
  isNew = true
  readonly #bus: EventBus
  readonly #subscriptions = new Map<string, Subscription>()
  #lastSeen = performance.now()
  #release: (() => void) | undefined

  constructor(id: string, session: Session, bus: EventBus) {
    this.id = id
    this.session = session
    this.#bus = bus
  }

  /** True when it has stayed away too long. */
  get isGone(): boolean {
    return this.#release === undefined && performance.now() - this.#lastSeen > patienceMs
  }

  get channels(): string[] {
    return [...this.#subscriptions.keys()]
  }

  seen(): void {
    this.#lastSeen = performance.now()
  }

  /** Listens to a topic from a position on. */
  subscribe(topic: Topic, position: number): void {
    this.#subscriptions.set(topic.name, { topic, position })
    this.#release?.()
  }

  unsubscribe(channel: string): void {
    this.#subscriptions.delete(channel)
  }

  /** Ends the long poll, if one is open. */
  release(): void {
    this.#release?.()
  }

  /** Events as soon as there are some; none when the time is over, or when another poll takes the place of this one. */
  async poll(timeoutMs: number): Promise<Reply[]> {
    this.#release?.()
    const ready = this.#take()
    if (ready.length > 0 || timeoutMs <= 0) return ready
    await this.#wait(timeoutMs)
    this.seen()
    return this.#take()
  }

  #wait(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      let scheduled: NodeJS.Immediate | undefined
      const done = () => {
        clearTimeout(timer)
        clearImmediate(scheduled)
        for (const stop of stops) stop()
        if (this.#release === done) this.#release = undefined
        resolve()
      }
      const timer = setTimeout(done, timeoutMs)
      // What comes in one turn of the event loop goes out together.
      const look = () => {
        if (this.#concerns()) scheduled ??= setImmediate(done)
      }
      const stops = [this.#bus.onEvents(look), this.#bus.onEnd(done)]
      this.#release = done
    })
  }

  /** Whether any subscription has something to read; those that have not move on. */
  #concerns(): boolean {
    for (const subscription of this.#subscriptions.values()) {
      const { events, position } = this.#bus.read(subscription.topic, subscription.position, 1)
      if (events.some((event) => isFor(event, this.session.userId))) return true
      subscription.position = position
    }
    return false
  }

  #take(): Reply[] {
    const found: { replayId: number; message: Reply }[] = []
    for (const [channel, subscription] of this.#subscriptions) {
      const { events, position } = this.#bus.read(subscription.topic, subscription.position, batch)
      subscription.position = position
      for (const event of events) {
        const data = isFor(event, this.session.userId) ? this.#dataOf(event) : undefined
        if (data) found.push({ replayId: event.replayId, message: { data, channel } })
      }
    }
    return found.sort((a, b) => a.replayId - b.replayId).map(({ message }) => message)
  }

  #dataOf(event: BusEvent): Reply | undefined {
    if (event.kind === 'stream') return jsonStream(event)
    const shape = this.#bus.shapeOf(event.subject)
    return shape && jsonBody(event, shape)
  }
}
