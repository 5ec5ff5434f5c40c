/** Reads the whole audit log and computes every hash anew. */
import type { AuditCheckInfo } from '../contract/index.ts'
import type { Store } from '../store/index.ts'
import type { StoredLine } from './entry.ts'
import { beginning, hashOfLine } from './hash-of-line.ts'
import type { LineKey } from './line-keys.ts'

const pageSize = 1000

/** @param keys in the order of their lines */
export async function checkChain({ pool }: Store, keys: LineKey[]): Promise<AuditCheckInfo> {
  const done = { ok: true, lines: 0, brokenAt: null, head: beginning, withoutKey: 0, keyLost: 0 }
  for (;;) {
    const { rows } = await pool.query<StoredLine>(
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
