/** Connect links as rows: of the secret in the address only a hash is kept. */
import { randomUUID } from 'node:crypto'
import type { ConnectLinkInfo } from '../contract/index.ts'
import { hashOfSecret, newSecret } from '../people/index.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/index.ts'

export interface NewLink {
  connectionId: string
  customer: string
  product: string
  returnUrl?: string | undefined
  hours: number
}

/** What the page shows and does. */
export interface OpenLink {
  id: string
  tenantId: string
  connectionId: string
  connectionName: string
  loginUrl: string
  customer: string
  product: string
  returnUrl: string | null
}

type Row = Omit<ConnectLinkInfo, 'createdAt' | 'expiresAt' | 'finishedAt'> & {
  createdAt: Date
  expiresAt: Date
  finishedAt: Date | null
}

const columns = `id::text, customer, product, connection_id::text as "connectionId", created_at as "createdAt",
  expires_at as "expiresAt", finished_at as "finishedAt",
  case when finished_at is not null then 'connected' when expires_at < now() then 'expired' else 'open' end as state`

const shown = (row: Row): ConnectLinkInfo => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
})

/** `store` is a tenant's view. */
export async function insertLink({ pool }: Store, wish: NewLink): Promise<{ link: ConnectLinkInfo; code: string }> {
  const code = newSecret()
  const { rows } = await pool.query<Row>(
    `insert into connect_link (id, connection_id, hash, customer, product, return_url, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 hour') returning ${columns}`,
    [
      ...[randomUUID(), wish.connectionId, hashOfSecret(code), wish.customer, wish.product],
      ...[wish.returnUrl ?? null, wish.hours],
    ],
  )
  return { link: shown(rows[0]!), code }
}

export async function listLinks({ pool }: Store): Promise<ConnectLinkInfo[]> {
  const { rows } = await pool.query<Row>(`select ${columns} from connect_link order by created_at desc limit 500`)
  return rows.map(shown)
}

/** Throws `not-found`. */
export async function removeLink({ pool }: Store, id: string): Promise<ConnectLinkInfo> {
  const { rows } = await pool.query<Row>(`delete from connect_link where id::text = $1 returning ${columns}`, [id])
  if (rows[0]) return shown(rows[0])
  throw new Problem('not-found', { what: `There is no connect link ${id}.`, fix: 'List the connect links.' })
}

const open = `
select l.id::text, l.tenant_id::text as "tenantId", l.connection_id::text as "connectionId", c.name as "connectionName",
  c.login_url as "loginUrl", l.customer, l.product, l.return_url as "returnUrl"
from connect_link l join connection c on c.id = l.connection_id
where l.finished_at is null and l.expires_at > now() and`

/** Null for one that is unknown, used, or has run out. */
export async function openLink({ pool }: Store, code: string): Promise<OpenLink | null> {
  return (await pool.query<OpenLink>(`${open} l.hash = $1`, [hashOfSecret(code)])).rows[0] ?? null
}

/** The open link whose sign-in at Salesforce has this state. */
export async function linkOfState({ pool }: Store, state: string): Promise<OpenLink | null> {
  const text = `${open} l.connection_id = (select connection_id from oauth_attempt where state = $1)`
  return (await pool.query<OpenLink>(text, [state])).rows[0] ?? null
}
