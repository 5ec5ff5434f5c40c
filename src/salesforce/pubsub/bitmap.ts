/**
 * Reads the lists of fields in a change event's header: bitmaps over the Avro schema, not names.
 * https://developer.salesforce.com/docs/platform/pub-sub-api/guide/event-deserialization-considerations.html
 */

/** A field of the schema, or a part of a compound field. */
export interface FieldPlace {
  field: number
  part?: number
}

/** `['0x650004E0', '4-0x10']`: bit n is field n (least significant first); `4-` says the bits are parts of field 4. */
export function readBitmaps(bitmaps: string[]): FieldPlace[] {
  return bitmaps.flatMap((bitmap) => {
    const [head = '', parts] = bitmap.split('-')
    if (parts === undefined) return bitsOf(head).map((field) => ({ field }))
    return bitsOf(parts).map((part) => ({ field: Number(head), part }))
  })
}

function bitsOf(hex: string): number[] {
  const places: number[] = []
  for (let [bits, place] = [BigInt(hex), 0]; bits > 0n; bits >>= 1n, place++) if (bits & 1n) places.push(place)
  return places
}
