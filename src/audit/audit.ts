/** The audit log: it only grows, and each line carries the hash of the one before it. */
import { jsonText, rowsOf, type Store } from '../store/index.ts'
import { canonical, hashOf } from './canonical.ts'
import type { AuditEntry, AuditLine } from './entry.ts'

export interface AuditFilter {
  keyId?: string | undefined
  /** Only lines before this position. */
  before?: number | undefined
  limit: number
}

export interface ChainCheck {
  ok: boolean
  lines: number
  /** The first line that is not as it was written; null when all are. */
  brokenAt: number | null
  /** Hash of the last line: noted elsewhere, it also shows when the end is cut off. */
  head: string
}

export interface Audit {
  /** Fulfilled when the line is durable. */
  add(entry: AuditEntry): Promise<void>
  /** Newest first. */
  list(filter: AuditFilter): Promise<AuditLine[]>
  /** Reads the whole log, of all tenants, and computes every hash anew. */
  check(): Promise<ChainCheck>
  /** A tenant's own lines; what is added there is its. */
  of(tenantId: string): Audit
}

export function createAudit(store: Store): Audit {
  const add = oneWriter(store)
  const audit: Audit = {
    add,
    list: (filter) => listLines(store, filter),
    check: () => checkChain(store),
    of: (tenantId) => ({
      ...audit,
      add: (entry) => add({ ...entry, tenantId }),
      list: (filter) => listLines(store.of(tenantId), filter),
    }),
  }
  return audit
}

/** Lines that come while others are being written go together in the next transaction. */
function oneWriter(store: Store): Audit['add'] {
  let waiting: AuditEntry[] = []
  let next: Promise<void> | null = null
  let going: Promise<unknown> = Promise.resolve()
  return (entry) => {
    waiting.push(entry)
    next ??= going.then(() => {
      const entries = waiting
      waiting = []
      next = null
      const written = addLines(store, entries)
      going = written.catch(() => undefined)
      return written
    })
    return next
  }
}

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

const insert = `
insert into agent_audit (position, entry, previous, hash)
select l.position, l.entry::jsonb, l.previous, l.hash
from json_to_recordset($1::json) as l(position bigint, entry text, previous text, hash text)`

async function addLines(store: Store, entries: AuditEntry[]): Promise<void> {
  await store.transaction(async (tx) => {
    await rowsOf(tx, `select pg_advisory_xact_lock(${lockKey})`)
    const [last] = await rowsOf<Row>(tx, 'select position, hash from agent_audit order by position desc limit 1')
    let { position, hash } = last ?? { position: 0, hash: beginning }
    const lines = entries.map((entry) => {
      const previous = hash
      // Through JSON as it is stored, so that the hash is over what will be read back.
      const text = jsonText(entry)
      hash = hashOfLine(previous, JSON.parse(text) as AuditEntry)
      position += 1
      return { position, entry: text, previous, hash }
    })
    await rowsOf(tx, insert, [JSON.stringify(lines)])
  })
}

async function listLines({ pool }: Store, { keyId, before, limit }: AuditFilter): Promise<AuditLine[]> {
  const { rows } = await pool.query<Row>(
    `select position, entry, hash from agent_audit
     where ($1::text is null or key_id = $1) and ($2::bigint is null or position < $2)
     order by position desc limit $3`,
    [keyId ?? null, before ?? null, limit],
  )
  return rows.map(({ position, entry, hash }) => ({ ...entry, position, hash }))
}

const pageSize = 1000

async function checkChain({ pool }: Store): Promise<ChainCheck> {
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
