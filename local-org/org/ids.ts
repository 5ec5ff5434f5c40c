/** Record ids: 15 case-sensitive characters, 3 more as a checksum for readers that ignore case. */
import type { Persistent } from './journal/persistent.ts'

const CHECK_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const FIFTEEN = /^[0-9A-Za-z]{15}$/
const EIGHTEEN = /^[0-9A-Za-z]{15}[A-Za-z0-5]{3}$/
const COUNTER_WIDTH = 9

const isUpper = (code: number) => code >= 65 && code <= 90

/** Bit j of a group of five is set when its character j is A-Z. */
function checksum(id: string): string {
  let out = ''
  for (let start = 0; start < 15; start += 5) {
    let bits = 0
    for (let j = 0; j < 5; j++) if (isUpper(id.charCodeAt(start + j))) bits |= 1 << j
    out += CHECK_ALPHABET[bits]
  }
  return out
}

/** Restores the true case of 18 characters whose case was lost; undefined when the checksum cannot be of this id. */
function repairCase(id: string): string | undefined {
  let out = ''
  for (let i = 0; i < 15; i++) {
    const bits = CHECK_ALPHABET.indexOf((id[15 + Math.floor(i / 5)] ?? '').toUpperCase())
    const char = id[i] ?? ''
    const wantUpper = (bits >> (i % 5)) & 1
    if (wantUpper && char >= '0' && char <= '9') return undefined
    out += wantUpper ? char.toUpperCase() : char.toLowerCase()
  }
  return out
}

/** 15 characters to 18; 18 come back in their true case. Undefined when the text is no id. */
export function to18(id: string): string | undefined {
  if (id.length === 15) return FIFTEEN.test(id) ? id + checksum(id) : undefined
  if (!EIGHTEEN.test(id)) return undefined
  const tail = id.slice(15)
  if (checksum(id) === tail) return id
  const repaired = repairCase(id)
  return repaired && checksum(repaired) === tail.toUpperCase() ? repaired + tail.toUpperCase() : undefined
}

/** True for 15 alphanumerics, or 18 with a right checksum. */
export const isId = (text: string): boolean => to18(text) !== undefined

function base62(n: number, width = COUNTER_WIDTH): string {
  let out = ''
  for (let rest = n; rest > 0; rest = Math.floor(rest / 62)) out = BASE62[rest % 62] + out
  return out.padStart(width, '0')
}

function fromBase62(text: string): number {
  let n = 0
  for (const char of text) n = n * 62 + BASE62.indexOf(char)
  return n
}

/** The pair of characters so many steps after this one. */
export const pairAfter = (pair: string, steps: number): string => base62(fromBase62(pair) + steps, 2)

/** How many ids of a prefix were handed out. */
type Count = [prefix: string, count: number]

/**
 * Hands out ids per key prefix: prefix, two instance characters, a zero, a counter in base 62. Ids of one prefix grow in
 * ASCII order, so the order of creation is the order of ids. The counts are read back from the rows; a compacted journal
 * has them too, for the ids of rows that are gone.
 */
export class IdSource implements Persistent<Count> {
  readonly kind = 'ids'
  #instance: string
  readonly #counters = new Map<string, number>()

  constructor(instance: string) {
    this.#instance = instance
  }

  next(prefix: string): string {
    const n = (this.#counters.get(prefix) ?? 0) + 1
    this.#counters.set(prefix, n)
    const id = `${prefix}${this.#instance}0${base62(n)}`
    return id + checksum(id)
  }

  /** Goes on with the two characters of an org that was there before. */
  continueAs(instance: string): void {
    this.#instance = instance
  }

  /** Never hands out this id or one before it again (rows read from the journal). */
  seen(id: string): void {
    this.restore([id.slice(0, 3), fromBase62(id.slice(6, 15))])
  }

  restore([prefix, n]: Count): void {
    if (n > (this.#counters.get(prefix) ?? 0)) this.#counters.set(prefix, n)
  }

  snapshot(): Iterable<Count> {
    return this.#counters
  }

  clear(): void {
    this.#counters.clear()
  }

  /** Begins anew, as if only these ids had been handed out. */
  restart(taken: string[]): void {
    this.clear()
    for (const id of taken) this.seen(id)
  }
}
