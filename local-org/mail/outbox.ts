/** The letters an org sent: nothing leaves the machine, all of it can be looked at. */
import type { Letter } from './letter.ts'

/** The newest that are kept. */
const MOST = 1000

export class Outbox {
  #letters: Letter[] = []
  #count = 0

  /** Oldest first. */
  get letters(): readonly Letter[] {
    return this.#letters
  }

  add(letter: Omit<Letter, 'number'>): void {
    this.#count += 1
    this.#letters = [...this.#letters, { number: this.#count, ...letter }].slice(-MOST)
  }

  clear(): void {
    this.#letters = []
  }
}
