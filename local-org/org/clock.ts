/** The org's clock: runs with real time, can be set, moved and frozen (equal stamps) from outside. */

export interface Clock {
  /** Epoch ms. */
  now(): number
  set(ms: number): void
  advance(ms: number): void
  freeze(): void
  unfreeze(): void
}
