/** Reads the whole audit log and computes every hash anew. */
import type { Store } from '../store/index.ts'
import type { AuditEntry } from './entry.ts'
import { beginning, hashOfLine } from './hash-of-line.ts'
import type { LineKey } from './line-keys.ts'

export interface ChainCheck {
  ok: boolean
  /** Lines that fit, from the first. */
  lines: number
  /** The first line that is not as it was written; null when all are. */
  brokenAt: number | null
  /** Hash of the last line: noted elsewhere, it also shows when the end is cut off. */
  head: string
  /** Of these lines, those from before there was a key: who can write the database could have computed their hashes. */
  withoutKey: number
  /** Those whose key was sealed with a master key that is gone: only their order was checked. */
  keyLost: number
}

interface Row {
  position: number
  entry: AuditEntry
  previous: string
  hash: string
}

const pageSize = 1000

/** @param keys in the order of their lines */
export async function checkChain({ pool }: Store, keys: LineKey[]): Promise<ChainCheck> {
  const done = { ok: true, lines: 0, brokenAt: null, head: beginning, withoutKey: 0, keyLost: 0 }
  for (;;) {
    const { rows } = await pool.query<Row>(
      'select position, entry, previous, hash from agent_audit where position > $1 order by position limit $2',
      [done.lines, pageSize],
    )
    for (const row of rows) {
      const key = keys.findLast(({ from }) => from <= row.position)
      const isNext = row.position === done.lines + 1 && row.previous === done.head
      const fits = key?.key === null || row.hash === hashOfLine(key?.key ?? null, row.previous, row.entry)
      if (!isNext || !fits) return { ...done, ok: false, brokenAt: done.lines + 1 }
      done.lines = row.position
      done.head = row.hash
      if (!key) done.withoutKey += 1
      else if (!key.key) done.keyLost += 1
    }
    if (rows.length < pageSize) return done
  }
}
