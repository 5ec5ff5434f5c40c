/** Random characters for tokens and instance names: true randomness, or the same again from a seed. */
import { randomInt } from 'node:crypto'

const CHARS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export type Random = (length: number) => string

/** mulberry32: small, well mixed, good enough for tokens of a test org. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Text of letters and digits; without a seed from the machine's source of randomness. */
export function randomText(seed?: number): Random {
  const unit = seed === undefined ? undefined : seeded(seed)
  const pick = unit ? () => Math.floor(unit() * CHARS.length) : () => randomInt(CHARS.length)
  return (length) => Array.from({ length }, () => CHARS[pick()]).join('')
}
