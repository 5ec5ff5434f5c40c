/** Whose step a record belongs to, when many steps went out in one call: the one whose input or result names it. */
import { isId } from '../../salesforce/index.ts'

/** Salesforce's ids say the same with 15 characters as with 18. */
export const shortId = (id: string): string => id.slice(0, 15)

/** Every id that stands anywhere in a value. */
export function idsIn(value: unknown, found: Set<string> = new Set(), depth = 0): Set<string> {
  if (isId(value)) found.add(shortId(value))
  else if (typeof value === 'object' && value !== null && depth < 6) {
    for (const part of Object.values(value)) idsIn(part, found, depth + 1)
  }
  return found
}

export interface Whose<T> {
  /** The step of this record. Named by several, each is given in turn, in their order. */
  of(recordId: string | null): T | null
}

/** `named` gives for each step what it says: its input, and its result once that is there. */
export function whose<T>(steps: T[], named: (step: T) => unknown): Whose<T> {
  const only = steps.length === 1 ? (steps[0] ?? null) : null
  const byId = new Map<string, T[]>()
  if (!only) {
    for (const step of steps) {
      for (const id of idsIn(named(step))) byId.set(id, [...(byId.get(id) ?? []), step])
    }
  }
  return {
    of(recordId) {
      if (only || recordId === null) return only
      const steps = byId.get(shortId(recordId))
      return (steps && steps.length > 1 ? steps.shift() : steps?.[0]) ?? null
    },
  }
}
