/** Keys of agents: shown once, kept as a hash, each for one connection and a time. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Problem } from '../problems.ts'
import { jsonText, type Store } from '../store/index.ts'
import type { Grant } from './grant.ts'

export interface AgentKey {
  id: string
  tenantId: string
  name: string
  /** Its first characters, to tell it from others. */
  prefix: string
  connectionId: string
  grants: Grant
  createdAt: string
  expiresAt: string
  revokedAt: string | null
}

const keyMark = 'rma_'

const columns = `id, tenant_id::text as "tenantId", name, prefix, connection_id as "connectionId", grants, created_at as "createdAt",
  expires_at as "expiresAt", revoked_at as "revokedAt"`

type Row = Omit<AgentKey, 'createdAt' | 'expiresAt' | 'revokedAt'> &
  Record<'createdAt' | 'expiresAt', Date> & { revokedAt: Date | null }

const toKey = (row: Row): AgentKey => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
})

/** 256 random bits need no slow hash. */
const hashOfKey = (key: string) => createHash('sha256').update(key).digest('hex')

export interface NewKey {
  name: string
  connectionId: string
  grants: Grant
  hours: number
}

/** The only time the key itself is told. */
export async function createKey({ pool }: Store, wish: NewKey): Promise<AgentKey & { key: string }> {
  const key = `${keyMark}${randomBytes(32).toString('base64url')}`
  const { rows } = await pool.query<Row>(
    `insert into agent_key (id, name, prefix, hash, connection_id, grants, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 hour') returning ${columns}`,
    [
      randomUUID(),
      wish.name,
      key.slice(0, keyMark.length + 6),
      hashOfKey(key),
      wish.connectionId,
      jsonText(wish.grants),
      wish.hours,
    ],
  )
  return { ...toKey(rows[0]!), key }
}

/** Newest first. */
export async function listKeys({ pool }: Store): Promise<AgentKey[]> {
  const { rows } = await pool.query<Row>(`select ${columns} from agent_key order by created_at desc`)
  return rows.map(toKey)
}

/** By id, or by the first characters of the key. Throws `not-found`. */
export async function revokeKey({ pool }: Store, idOrPrefix: string): Promise<AgentKey> {
  const { rows } = await pool.query<Row>(
    `update agent_key set revoked_at = coalesce(revoked_at, now()) where id::text = $1 or prefix = $1 returning ${columns}`,
    [idOrPrefix],
  )
  if (rows[0]) return toKey(rows[0])
  throw new Problem('not-found', { what: `There is no key ${idOrPrefix}.`, fix: 'List them: rainmaker keys list.' })
}

/** Throws `not-signed-in` for keys that are unknown, revoked or have run out. */
export async function keyOf({ pool }: Store, given: string): Promise<AgentKey> {
  const { rows } = await pool.query<Row>(
    `select ${columns} from agent_key where hash = $1 and revoked_at is null and expires_at > now()`,
    [hashOfKey(given)],
  )
  if (rows[0]) return toKey(rows[0])
  throw new Problem('not-signed-in', {
    what: 'This agent key is not valid: unknown, revoked, or run out.',
    fix: 'Make one with `rainmaker keys create` and send it as "Authorization: Bearer <key>".',
  })
}
