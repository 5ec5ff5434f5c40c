/** The audit log: it only grows, and each line carries the hash of the one before it. */
import type { AuditCheckInfo } from '../contract/index.ts'
import { jsonText, rowsOf, type Store } from '../store/index.ts'
import { checkChain } from './check-chain.ts'
import type { AuditEntry, AuditLine, StoredLine } from './entry.ts'
import { beginning, hashOfLine } from './hash-of-line.ts'
import { createLineKeys, type KeyStore, type LineKeys } from './line-keys.ts'

export interface AuditFilter {
  keyId?: string | undefined
  /** Only lines before this position. */
  before?: number | undefined
  limit: number
}

export interface Audit {
  /** Fulfilled when the line is durable. */
  add(entry: AuditEntry): Promise<void>
  /** Newest first. */
  list(filter: AuditFilter): Promise<AuditLine[]>
  /** Reads the whole log, of all tenants, and computes every hash anew. */
  check(): Promise<AuditCheckInfo>
  /** A tenant's own lines; what is added there is its. */
  of(tenantId: string): Audit
}

export function createAudit(store: Store, kept: KeyStore): Audit {
  const keys = createLineKeys(kept)
  const add = oneWriter(store, keys)
  const audit: Audit = {
    add,
    list: (filter) => listLines(store, filter),
    check: async () => checkChain(store, await keys.all()),
    of: (tenantId) => ({
      ...audit,
      add: (entry) => add({ ...entry, tenantId }),
      list: (filter) => listLines(store.of(tenantId), filter),
    }),
  }
  return audit
}

/** Lines that come while others are being written go together in the next transaction. */
function oneWriter(store: Store, keys: LineKeys): Audit['add'] {
  let waiting: AuditEntry[] = []
  let next: Promise<void> | null = null
  let going: Promise<unknown> = Promise.resolve()
  return (entry) => {
    waiting.push(entry)
    next ??= going.then(() => {
      const entries = waiting
      waiting = []
      next = null
      const written = addLines(store, keys, entries)
      going = written.catch(() => undefined)
      return written
    })
    return next
  }
}

/** Any fixed number: lines are added one after the other, by whichever server. */
const lockKey = 7_265_010

const insert = `
insert into agent_audit (position, entry, previous, hash)
select l.position, l.entry::jsonb, l.previous, l.hash
from json_to_recordset($1::json) as l(position bigint, entry text, previous text, hash text)`

async function addLines(store: Store, keys: LineKeys, entries: AuditEntry[]): Promise<void> {
  await store.transaction(async (tx) => {
    await rowsOf(tx, `select pg_advisory_xact_lock(${lockKey})`)
    const [last] = await rowsOf<StoredLine>(tx, 'select position, hash from agent_audit order by position desc limit 1')
    let { position, hash } = last ?? { position: 0, hash: beginning }
    const { key } = await keys.forNext(position + 1)
    const lines = entries.map((entry) => {
      const previous = hash
      // Through JSON as it is stored, so that the hash is over what will be read back.
      const text = jsonText(entry)
      hash = hashOfLine(key, previous, JSON.parse(text) as AuditEntry)
      position += 1
      return { position, entry: text, previous, hash }
    })
    await rowsOf(tx, insert, [JSON.stringify(lines)])
  })
}

async function listLines({ pool }: Store, { keyId, before, limit }: AuditFilter): Promise<AuditLine[]> {
  const { rows } = await pool.query<StoredLine>(
    `select position, entry, hash from agent_audit
     where ($1::text is null or key_id = $1) and ($2::bigint is null or position < $2)
     order by position desc limit $3`,
    [keyId ?? null, before ?? null, limit],
  )
  return rows.map(({ position, entry, hash }) => ({ ...entry, position, hash }))
}
