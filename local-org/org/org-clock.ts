/** The clock an org runs on: an offset to real time that the control door may move, or a frozen moment. */
import type { Clock } from './clock.ts'
import type { Persistent } from './journal/persistent.ts'

interface ClockState {
  offset: number
  frozenAt: number | null
}

export class OrgClock implements Clock, Persistent<ClockState> {
  readonly kind = 'clock'
  readonly #real: () => number
  readonly #moved: (state: ClockState) => void
  #state: ClockState = { offset: 0, frozenAt: null }

  /** `moved` hears of every change, to journal it and to let waiting late commits through. */
  constructor(real: () => number, moved: (state: ClockState) => void) {
    this.#real = real
    this.#moved = moved
  }

  now(): number {
    return this.#state.frozenAt ?? this.#real() + this.#state.offset
  }

  set(ms: number): void {
    const frozenAt = this.#state.frozenAt === null ? null : ms
    this.#change({ offset: ms - this.#real(), frozenAt })
  }

  advance(ms: number): void {
    this.set(this.now() + ms)
  }

  freeze(): void {
    this.#change({ ...this.#state, frozenAt: this.now() })
  }

  unfreeze(): void {
    this.#change({ offset: this.now() - this.#real(), frozenAt: null })
  }

  restore(state: ClockState): void {
    this.#state = state
  }

  *snapshot(): Iterable<ClockState> {
    if (this.#state.offset !== 0 || this.#state.frozenAt !== null) yield this.#state
  }

  clear(): void {
    this.#state = { offset: 0, frozenAt: null }
  }

  #change(state: ClockState): void {
    this.#state = state
    this.#moved(state)
  }
}
