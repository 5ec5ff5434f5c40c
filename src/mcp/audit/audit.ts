/** The audit log: it only grows, and each line carries the hash of the one before it. */
import { jsonText, rowsOf, type Store } from '../../store/index.ts'
import { canonical, hashOf } from '../canonical.ts'
import type { AuditEntry, AuditLine } from './entry.ts'

/** Any fixed number: lines are added one after the other, by whichever server. */
const lockKey = 7_265_010
const beginning = '0'.repeat(64)

interface Row {
  position: number
  entry: AuditEntry
  previous: string
  hash: string
}

const hashOfLine = (previous: string, entry: AuditEntry) => hashOf(`${previous}\n${canonical(entry)}`)

export async function addLine(store: Store, entry: AuditEntry): Promise<void> {
  // Through JSON as it is stored, so that the hash is over what will be read back.
  const text = jsonText(entry)
  const stored = JSON.parse(text) as AuditEntry
  await store.transaction(async (tx) => {
    await rowsOf(tx, `select pg_advisory_xact_lock(${lockKey})`)
    const [last] = await rowsOf<Row>(tx, 'select position, hash from agent_audit order by position desc limit 1')
    const previous = last?.hash ?? beginning
    await rowsOf(tx, 'insert into agent_audit (position, entry, previous, hash) values ($1, $2, $3, $4)', [
      (last?.position ?? 0) + 1,
      text,
      previous,
      hashOfLine(previous, stored),
    ])
  })
}

export interface AuditFilter {
  keyId?: string | undefined
  /** Only lines before this position. */
  before?: number | undefined
  limit: number
}

/** Newest first. */
export async function listLines({ pool }: Store, { keyId, before, limit }: AuditFilter): Promise<AuditLine[]> {
  const { rows } = await pool.query<Row>(
    `select position, entry, hash from agent_audit
     where ($1::text is null or key_id = $1) and ($2::bigint is null or position < $2)
     order by position desc limit $3`,
    [keyId ?? null, before ?? null, limit],
  )
  return rows.map(({ position, entry, hash }) => ({ ...entry, position, hash }))
}

export interface ChainCheck {
  ok: boolean
  lines: number
  /** The first line that is not as it was written; null when all are. */
  brokenAt: number | null
  /** Hash of the last line: noted elsewhere, it also shows when the end is cut off. */
  head: string
}

const pageSize = 1000

/** Reads the whole log and computes every hash anew. */
export async function checkChain({ pool }: Store): Promise<ChainCheck> {
  let previous = beginning
  let position = 0
  for (;;) {
    const { rows } = await pool.query<Row>(
      'select position, entry, previous, hash from agent_audit where position > $1 order by position limit $2',
      [position, pageSize],
    )
    for (const row of rows) {
      const fits = row.position === position + 1 && row.previous === previous
      if (!fits || row.hash !== hashOfLine(previous, row.entry)) {
        return { ok: false, lines: position, brokenAt: position + 1, head: previous }
      }
      position = row.position
      previous = row.hash
    }
    if (rows.length < pageSize) return { ok: true, lines: position, brokenAt: null, head: previous }
  }
}
