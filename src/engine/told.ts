/** What happens, told to whoever watches: the page, the terminal. Only what is durable is told. */
import { randomUUID } from 'node:crypto'
import type { StreamMessage } from '../contract/index.ts'

/** What the engine tells of; connections tell of themselves. */
export type Told = Exclude<StreamMessage, { type: 'connection' }>

export interface Teller {
  tell(messages: Told[]): void
  /** Whether anybody listens, here or elsewhere: without, messages need not be made. */
  isHeard(): boolean
  /** Whether anybody here wants to hear of the other servers. */
  isHeardHere(): boolean
  /** Returns the function that ends it. */
  watch(listener: (message: Told) => void): () => void
  /** Told of this server's own doings only; the others need not tell theirs for it. */
  watchOwn(listener: (message: Told) => void): () => void
  /** A call of another server on the database's channel. */
  receive(payload: string): void
}

/** What one NOTIFY carries. https://www.postgresql.org/docs/current/sql-notify.html */
const payloadAtMost = 7000

/** `send` carries messages to the other servers; `others` says whether anybody listens there. */
export function createTeller(others: () => boolean, send: (payload: string) => void): Teller {
  const listeners = new Set<(message: Told) => void>()
  const own = new Set<(message: Told) => void>()
  const self = randomUUID()

  function tellTo(some: Set<(message: Told) => void>, messages: Told[]): void {
    for (const message of messages) for (const listener of some) listener(message)
  }

  function add(some: Set<(message: Told) => void>, listener: (message: Told) => void): () => void {
    some.add(listener)
    return () => void some.delete(listener)
  }

  return {
    isHeard: () => listeners.size > 0 || own.size > 0 || others(),
    isHeardHere: () => listeners.size > 0,
    watch: (listener) => add(listeners, listener),
    watchOwn: (listener) => add(own, listener),
    tell(messages) {
      tellTo(own, messages)
      tellTo(listeners, messages)
      if (others()) for (const message of messages) carry(JSON.stringify([self, message]), send)
    },
    receive(payload) {
      const [from, message] = JSON.parse(payload) as [string, Told]
      if (from !== self) tellTo(listeners, [message])
    },
  }
}

/** A message too long for the channel is not carried: the page reads the run itself sooner or later. */
function carry(payload: string, send: (payload: string) => void): void {
  if (Buffer.byteLength(payload) <= payloadAtMost) send(payload)
}
