/** Counts what happened in the last tenth of a second: how busy it is just now. */
import type { Clock } from './clock.ts'

export interface Recent {
  add(count?: number): void
  count(): number
}

const windowMs = 100
const partMs = 10

/** In parts of ten milliseconds, so that counting costs the same however much happens. */
export function countRecent(clock: Clock): Recent {
  const parts = new Map<number, number>()
  const partNow = () => Math.floor(clock.now() / partMs)

  function forgetOld(): void {
    const oldest = partNow() - windowMs / partMs
    for (const part of parts.keys()) if (part < oldest) parts.delete(part)
  }

  return {
    add(count = 1) {
      forgetOld()
      parts.set(partNow(), (parts.get(partNow()) ?? 0) + count)
    },
    count() {
      forgetOld()
      return [...parts.values()].reduce((sum, one) => sum + one, 0)
    },
  }
}
