/** A part of the org that survives a restart: it takes back what it wrote, and can write all it holds anew. */

export interface Persistent<Entry = unknown> {
  /** Names the part's lines in the journal. */
  readonly kind: string
  /** Takes in one entry read from the journal, in the order written. */
  restore(entry: Entry): void
  /** All it holds, as entries: what a compacted journal begins with. */
  snapshot(): Iterable<Entry>
  /** Forgets everything. */
  clear(): void
  /** A cheaper way than a snapshot to keep all it holds in memory: gives what puts it back after `clear`. */
  hold?(): () => void
}
