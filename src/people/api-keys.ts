/** API keys of programs: scopes, an end, a hash; the key itself is shown once. */
import { randomUUID } from 'node:crypto'
import type { ApiKeyInfo } from '../contract/index.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/index.ts'
import { type Caller, within } from './caller.ts'
import type { Permission } from './permissions.ts'
import { hashOfSecret, newSecret } from './secrets.ts'

export const apiKeyMark = 'rms_'

export type ApiKey = ApiKeyInfo

export interface NewApiKey {
  name: string
  scopes: Permission[]
  days: number
}

type Time = 'createdAt' | 'expiresAt' | 'usedAt' | 'revokedAt'
type Row = Omit<ApiKey, Time> & { createdAt: Date; expiresAt: Date; usedAt: Date | null; revokedAt: Date | null }

const columns = `id::text, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt",
  used_at as "usedAt", revoked_at as "revokedAt"`

const toKey = (row: Row): ApiKey => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  usedAt: row.usedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
})

/** `store` is a tenant's view. Throws `forbidden` for scopes the maker has not. */
export async function createApiKey(
  { pool }: Store,
  maker: Pick<Caller, 'kind' | 'id' | 'may'>,
  { name, scopes, days }: NewApiKey,
): Promise<ApiKey & { key: string }> {
  const beyond = scopes.filter((scope) => !maker.may.has(scope))
  if (beyond.length > 0) {
    throw new Problem('forbidden', {
      what: `You cannot give what you do not have: ${beyond.join(', ')}.`,
      fix: 'Leave these scopes out, or ask an owner to make the key.',
      field: 'scopes',
    })
  }
  const key = newSecret(apiKeyMark)
  const { rows } = await pool.query<Row>(
    `insert into api_key (id, name, prefix, hash, scopes, made_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 day') returning ${columns}`,
    [
      randomUUID(),
      name,
      key.slice(0, apiKeyMark.length + 6),
      hashOfSecret(key),
      [...new Set(scopes)],
      maker.kind === 'user' ? maker.id : null,
      days,
    ],
  )
  return { ...toKey(rows[0]!), key }
}

export async function listApiKeys({ pool }: Store): Promise<ApiKey[]> {
  return (await pool.query<Row>(`select ${columns} from api_key order by created_at desc`)).rows.map(toKey)
}

/** By id or first characters. Throws `not-found`. */
export async function revokeApiKey({ pool }: Store, idOrPrefix: string): Promise<ApiKey> {
  const { rows } = await pool.query<Row>(
    `update api_key set revoked_at = coalesce(revoked_at, now()) where id::text = $1 or prefix = $1 returning ${columns}`,
    [idOrPrefix],
  )
  if (rows[0]) return toKey(rows[0])
  throw new Problem('not-found', { what: `There is no API key ${idOrPrefix}.`, fix: 'List the API keys.' })
}

/** Noted as used at most once a minute. A key ends with the user who made it. */
const find = `
with found as (
  select k.id, k.name, k.tenant_id, k.scopes, k.used_at from api_key k
  where k.hash = $1 and k.revoked_at is null and k.expires_at > now()
    and (k.made_by is null or exists (select 1 from person p where p.id = k.made_by and p.disabled_at is null))
), used as (
  update api_key set used_at = now() from found
  where api_key.id = found.id and (found.used_at is null or found.used_at < now() - interval '1 minute')
)
select id::text, name, tenant_id::text as "tenantId", scopes from found`

export async function callerOfApiKey({ pool }: Store, key: string): Promise<Caller | null> {
  type Found = { id: string; name: string; tenantId: string; scopes: Permission[] }
  const { rows } = await pool.query<Found>(find, [hashOfSecret(key)])
  const [row] = rows
  if (!row) return null
  const { scopes, ...known } = row
  return { kind: 'key', ...known, role: null, session: null, may: within(row.tenantId, scopes) }
}
