/** Which objects a poll is about: those that are pushed need a look only now and then, to be sure. */
import type { Rhythm } from './rhythm.ts'
import type { Target } from './targets.ts'

export interface Scope {
  /** The next poll is about all objects. */
  everything(): void
  /** The next poll is about these too. */
  also(objects: string[]): void
  isEverything(): boolean
  due(targets: Target[], isPushed: (object: string) => boolean): Target[]
  /** These were polled to the end. */
  done(targets: Target[]): void
  /** How often to poll now. */
  rhythm(usual: Rhythm): Rhythm
}

/** Every five minutes, and when nothing happens every fifteen. */
const safety: Rhythm = { pollSeconds: 300, idleSeconds: 900 }

export function createScope(now: () => number = Date.now): Scope {
  const polledAt = new Map<string, number>()
  let all = true
  let onlyPushed = false
  return {
    everything() {
      all = true
    },
    also(objects) {
      for (const object of objects) polledAt.delete(object)
    },
    isEverything: () => all,
    due(targets, isPushed) {
      onlyPushed = targets.length > 0 && targets.every(({ plan }) => isPushed(plan.object))
      const isLong = (object: string) => (polledAt.get(object) ?? 0) <= now() - safety.pollSeconds * 1000
      return targets.filter(({ plan }) => all || !isPushed(plan.object) || isLong(plan.object))
    },
    done(targets) {
      all = false
      for (const { plan } of targets) polledAt.set(plan.object, now())
    },
    rhythm({ pollSeconds, idleSeconds }) {
      if (!onlyPushed) return { pollSeconds, idleSeconds }
      return {
        pollSeconds: Math.max(pollSeconds, safety.pollSeconds),
        idleSeconds: Math.max(idleSeconds, safety.idleSeconds),
      }
    },
  }
}
