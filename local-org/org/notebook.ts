/** Small values that doors remember over a restart, by room and key, each with the time it was written. */
import type { Persistent } from './journal/persistent.ts'
import { PersistentMap } from './journal/persistent-map.ts'

export interface Note {
  /** Epoch ms of org time. */
  at: number
  value: unknown
}

export interface Notebook {
  get(room: string, key: string): Note | undefined
  set(room: string, key: string, value: unknown): void
  /** Forgets the notes of a room that are older than that. */
  forget(room: string, before: number): void
}

export class PersistentNotebook implements Notebook {
  readonly #notes: PersistentMap<Note>
  readonly #now: () => number

  constructor(append: (kind: string, entry: unknown) => void, now: () => number) {
    this.#notes = new PersistentMap('note', append)
    this.#now = now
  }

  /** For the journal. */
  get persistent(): Persistent {
    return this.#notes
  }

  get(room: string, key: string): Note | undefined {
    return this.#notes.get(`${room} ${key}`)
  }

  set(room: string, key: string, value: unknown): void {
    this.#notes.set(`${room} ${key}`, { at: this.#now(), value })
  }

  forget(room: string, before: number): void {
    this.#notes.keep((key, { at }) => at >= before || !key.startsWith(`${room} `))
  }
}
