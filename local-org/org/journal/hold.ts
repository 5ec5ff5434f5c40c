/** Keeps the state of the org's parts in memory, to go back to it later. */
import type { Persistent } from './persistent.ts'

/** Puts a state back. May be called more than once. */
export type PutBack = () => void

/**
 * What the parts hold now. A part that knows a cheaper way keeps itself (`hold`); the others are kept as the entries their
 * journal would begin with. Parts are put back in order: tables need their objects.
 */
export function hold(parts: readonly Persistent[]): PutBack {
  const kept = parts.map((part) => part.hold?.() ?? keep(part))
  return () => {
    for (const part of parts) part.clear()
    for (const putBack of kept) putBack()
  }
}

function keep(part: Persistent): PutBack {
  const entries = [...part.snapshot()].map((entry) => structuredClone(entry))
  return () => {
    for (const entry of entries) part.restore(structuredClone(entry))
  }
}
