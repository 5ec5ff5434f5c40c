/**
 * Replay ids: numbers that grow with every event, with holes, so that nobody counts on neighbours.
 * An id is made of the number of the commit it came from, so the same commit gives the same ids after a restart.
 */

/** Room for the events of one commit; more would be an overflow event anyway. */
const perCommit = 1_000_000

/** The id of the n-th event (from 0) of a commit. */
export function replayIdOf(sequence: number, n: number): number {
  return sequence * perCommit + n + 1
}

/** An id behind all events of a commit and before those of the next: what a subscriber holds who has seen the commit. */
export function replayIdAfter(sequence: number): number {
  return (sequence + 1) * perCommit
}

/** As true replay ids of the Pub/Sub API are: eight bytes, the most significant first, and two of zero. */
export function replayIdToBytes(id: number): Buffer {
  const bytes = Buffer.alloc(10)
  bytes.writeBigUInt64BE(BigInt(id))
  return bytes
}

/** Undefined for what cannot be one of ours. Clients that make the bytes from a number leave the last two out. */
export function replayIdFromBytes(bytes: Uint8Array): number | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.length < 8 || view.subarray(8).some((byte) => byte !== 0)) return undefined
  const id = view.readBigUInt64BE()
  return id <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(id) : undefined
}
