/** What a key has used of its budget, by the audit log. */
import type { Store } from '../store/index.ts'

export interface Spent {
  /** Rows read in the last hour. */
  rows: number
  /** Rows written and API calls made in the last 24 hours. */
  writes: number
  apiCalls: number
}

const hourMs = 3_600_000

export async function spentBy({ pool }: Store, keyId: string, now: number): Promise<Spent> {
  const { rows } = await pool.query<Spent>(
    `select coalesce(sum(rows_read) filter (where at > $2), 0)::int as rows,
       coalesce(sum(rows_written), 0)::int as writes, coalesce(sum(api_calls), 0)::float8 as "apiCalls"
     from agent_audit where key_id = $1 and at > $3`,
    [keyId, new Date(now - hourMs).toISOString(), new Date(now - 24 * hourMs).toISOString()],
  )
  return rows[0] ?? { rows: 0, writes: 0, apiCalls: 0 }
}
