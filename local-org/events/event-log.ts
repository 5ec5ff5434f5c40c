/** The events of the last 72 hours, in memory: filed in order of their replay ids, read from any position. */

import type { BusEvent } from './event.ts'

/** How long Salesforce keeps events, ms of org time. */
const retentionMs = 72 * 60 * 60 * 1000
/** Dropped entries are cut off only when there are so many: cutting moves all the rest. */
const slack = 10_000

/** What a reader got and how far the log was looked through, events of other topics included. */
export interface Slice {
  events: BusEvent[]
  position: number
}

export class EventLog {
  readonly #keep: number
  readonly #now: () => number
  #events: BusEvent[] = []
  /** Entries before this index have been dropped. */
  #start = 0
  #floor: number
  #last: number

  /** Keeps at most `keep` events. `position`: the replay id after which the first event will come. */
  constructor(keep: number, now: () => number, position: number) {
    this.#keep = keep
    this.#now = now
    this.#floor = position
    this.#last = position
  }

  /** The newest replay id; before any event, the position the log began at. */
  get last(): number {
    return this.#last
  }

  /** Readers at this position or a later one miss nothing; those before it are too late. */
  get floor(): number {
    this.#dropOld()
    return this.#floor
  }

  get size(): number {
    this.#dropOld()
    return this.#events.length - this.#start
  }

  add(event: BusEvent): void {
    this.#events.push(event)
    this.#last = event.replayId
    while (this.#events.length - this.#start > this.#keep) this.#drop()
  }

  /** Up to `limit` events after a position for which `wants` holds, oldest first. */
  read(after: number, limit: number, wants: (event: BusEvent) => boolean): Slice {
    this.#dropOld()
    const events: BusEvent[] = []
    for (let i = this.#indexAfter(after); i < this.#events.length; i++) {
      const event = this.#events[i]!
      if (!wants(event)) continue
      events.push(event)
      if (events.length >= limit) return { events, position: event.replayId }
    }
    return { events, position: Math.max(after, this.#last) }
  }

  /** Forgets all events; earlier positions are too late from now on. */
  clear(position = this.#last): void {
    this.#events = []
    this.#start = 0
    this.#last = Math.max(this.#last, position)
    this.#floor = this.#last
  }

  #dropOld(): void {
    const oldest = this.#now() - retentionMs
    while ((this.#events[this.#start]?.time ?? oldest) < oldest) this.#drop()
  }

  #drop(): void {
    this.#floor = this.#events[this.#start++]!.replayId
    if (this.#start < slack) return
    this.#events = this.#events.slice(this.#start)
    this.#start = 0
  }

  #indexAfter(position: number): number {
    let low = this.#start
    let high = this.#events.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#events[middle]!.replayId <= position) low = middle + 1
      else high = middle
    }
    return low
  }
}
