/** Those who want to be told; one that fails disturbs neither us nor the others. */
import type { Logger } from 'pino'

export interface Listeners<Heard extends unknown[]> {
  /** Returns how to stop being told. */
  add(listener: (...heard: Heard) => void): () => void
  tell(...heard: Heard): void
  readonly none: boolean
}

export function createListeners<Heard extends unknown[]>(log: Logger): Listeners<Heard> {
  const all = new Set<(...heard: Heard) => void>()
  return {
    add(listener) {
      all.add(listener)
      return () => all.delete(listener)
    },
    tell(...heard) {
      for (const listener of all) {
        try {
          listener(...heard)
        } catch (error) {
          log.error({ error: String(error) }, 'a listener of connections failed')
        }
      }
    },
    get none() {
      return all.size === 0
    },
  }
}
