/** API keys of programs: scopes, an end, a hash; the key itself is shown once. */
import { randomUUID } from 'node:crypto'
import type { ApiKeyInfo } from '../contract/index.ts'
import { readRanges } from '../outside/index.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/index.ts'
import { type Caller, within } from './caller.ts'
import { type Permission, permissionsOf, type Role } from './permissions.ts'
import { hashOfSecret, newSecret } from './secrets.ts'

export const apiKeyMark = 'rms_'

export type ApiKey = ApiKeyInfo

export interface NewApiKey {
  name: string
  scopes: Permission[]
  days: number
  /** Addresses and ranges it may be used from; none: from anywhere. */
  addresses: string[]
}

type Time = 'createdAt' | 'expiresAt' | 'usedAt' | 'revokedAt'
type Row = Omit<ApiKey, Time> & { createdAt: Date; expiresAt: Date; usedAt: Date | null; revokedAt: Date | null }

const columns = `id::text, name, prefix, scopes, addresses, created_at as "createdAt", expires_at as "expiresAt",
  used_at as "usedAt", revoked_at as "revokedAt"`

const toKey = (row: Row): ApiKey => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  usedAt: row.usedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
})

/** `store` is a tenant's view. Throws `forbidden` for scopes the maker has not, `bad-request` for what is no address. */
export async function createApiKey(
  { pool }: Store,
  maker: Pick<Caller, 'kind' | 'id' | 'may'>,
  { name, scopes, days, addresses }: NewApiKey,
): Promise<ApiKey & { key: string }> {
  const beyond = scopes.filter((scope) => !maker.may.has(scope))
  if (beyond.length > 0) {
    throw new Problem('forbidden', {
      what: `You cannot give what you do not have: ${beyond.join(', ')}.`,
      fix: 'Leave these scopes out, or ask an owner to make the key.',
      field: 'scopes',
    })
  }
  const wrong = addresses.filter((one) => !readRanges([one]))
  if (wrong.length > 0) throw noAddresses(wrong)
  const key = newSecret(apiKeyMark)
  const { rows } = await pool.query<Row>(
    `insert into api_key (id, name, prefix, hash, scopes, made_by, expires_at, addresses)
     values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 day', $8) returning ${columns}`,
    [
      randomUUID(),
      name,
      key.slice(0, apiKeyMark.length + 6),
      hashOfSecret(key),
      [...new Set(scopes)],
      maker.kind === 'user' ? maker.id : null,
      days,
      addresses,
    ],
  )
  return { ...toKey(rows[0]!), key }
}

/** The newest first, revoked ones and those that ran out among them. */
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

/** Noted as used at most once a minute. A key ends with the user who made it, and never does more than they may by now. */
const find = `
with found as (
  select k.id, k.name, k.tenant_id, k.scopes, k.addresses, k.used_at, p.role
  from api_key k left join person p on p.id = k.made_by and p.disabled_at is null
  where k.hash = $1 and k.revoked_at is null and k.expires_at > now() and (k.made_by is null or p.id is not null)
), used as (
  update api_key set used_at = now() from found
  where api_key.id = found.id and (found.used_at is null or found.used_at < now() - interval '1 minute')
)
select id::text, name, tenant_id::text as "tenantId", scopes, addresses, role from found`

export interface GoodKey {
  caller: Caller
  addresses: string[]
}

/** Null for one that is unknown, revoked, run out, or whose maker is disabled. */
export async function goodKey({ pool }: Store, key: string): Promise<GoodKey | null> {
  interface Found extends Pick<Caller, 'id' | 'name' | 'tenantId'> {
    scopes: Permission[]
    addresses: string[]
    /** Of who made it; null of the server's own key. */
    role: Role | null
  }
  const { rows } = await pool.query<Found>(find, [hashOfSecret(key)])
  const [row] = rows
  if (!row) return null
  const { scopes, addresses, role, ...known } = row
  const theirs = scopes.filter((scope) => role === null || permissionsOf(role).includes(scope))
  return { addresses, caller: { kind: 'key', ...known, role: null, session: null, may: within(row.tenantId, theirs) } }
}

/** Throws `forbidden` for an address the key is not for. */
export function callerFrom({ caller, addresses }: GoodKey, address: string): Caller {
  if (addresses.length === 0 || readRanges(addresses)?.contains(address)) return caller
  throw new Problem('forbidden', {
    what: `This API key may not be used from ${address}.`,
    fix: 'Use it from an address it was made for, or ask an admin for another key.',
  })
}

function noAddresses(wrong: string[]): Problem {
  return new Problem('bad-request', {
    what: `Neither an address nor a range: ${wrong.join(', ')}.`,
    fix: 'Write addresses such as 203.0.113.7, or ranges such as 10.2.0.0/16.',
    field: 'addresses',
  })
}
