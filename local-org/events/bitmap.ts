/**
 * Lists of fields in the header of a Pub/Sub change event: bitmaps over the schema instead of names.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/event-deserialization-considerations.html
 */

import type { EventPlace } from './event-fields.ts'

/** The header is field 0 of the schema. */
const headerFields = 1

/**
 * `['0x12', '4-0x3']`: bits over the fields, the least significant first, then for each compound its position and the
 * bits over its parts.
 */
export function toBitmaps(places: Iterable<EventPlace>): string[] {
  let top = 0n
  const nested = new Map<number, bigint>()
  for (const { field, part } of places) {
    const position = field + headerFields
    if (part === undefined) top |= 1n << BigInt(position)
    else nested.set(position, (nested.get(position) ?? 0n) | (1n << BigInt(part)))
  }
  const parts = [...nested].sort(([a], [b]) => a - b).map(([position, bits]) => `${position}-${hex(bits)}`)
  // The first place is kept even when it is empty: some readers take a list of one for top fields only.
  return top === 0n && parts.length === 0 ? [] : [hex(top), ...parts]
}

/** At least two digits: clients read bytes. */
function hex(bits: bigint): string {
  const digits = bits.toString(16).toUpperCase()
  return `0x${digits.padStart(digits.length + (digits.length % 2), '0')}`
}
