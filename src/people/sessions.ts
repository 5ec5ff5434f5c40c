/** Sessions of browsers: a random value in a cookie, its hash here, ended by time, by their user, or with their user. */
import { randomUUID } from 'node:crypto'
import type { SessionInfo } from '../contract/index.ts'
import type { Store } from '../store/index.ts'
import { type Caller, callerOfRole } from './caller.ts'
import type { Role } from './permissions.ts'
import { hashOfSecret, newSecret, tokenOf } from './secrets.ts'

/** However much it is used. */
const longestDays = 7

export interface Whence {
  address: string
  /** What the browser calls itself. */
  agent: string
}

/** Always a fresh value: one that somebody planted in the browser before is worth nothing. Returns it. */
export async function beginSession(
  { pool }: Store,
  user: { id: string; tenantId: string },
  hours: number,
  { address, agent }: Whence,
): Promise<string> {
  const secret = newSecret()
  await pool.query('delete from session where expires_at < now()')
  await pool.query(
    `insert into session (id, tenant_id, person_id, hash, address, agent, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 hour')`,
    [randomUUID(), user.tenantId, user.id, hashOfSecret(secret), address, agent.slice(0, 200), hours],
  )
  await pool.query('update person set signed_in_at = now() where id = $1', [user.id])
  return secret
}

/** Used within its time it lasts on; looking is writing at most once a minute. */
const find = `
with found as (
  select s.id, s.person_id, p.tenant_id, p.name, p.role, s.seen_at, s.created_at
  from session s join person p on p.id = s.person_id
  where s.hash = $1 and s.expires_at > now() and p.disabled_at is null
), used as (
  update session set seen_at = now(),
    expires_at = least(now() + $2 * interval '1 hour', session.created_at + ${longestDays} * interval '1 day')
  from found where session.id = found.id and found.seen_at < now() - interval '1 minute'
)
select id::text as "sessionId", person_id::text as id, tenant_id::text as "tenantId", name, role from found`

export async function callerOfSession({ pool }: Store, secret: string, hours: number): Promise<Caller | null> {
  type Row = { sessionId: string; id: string; tenantId: string; name: string; role: Role }
  const { rows } = await pool.query<Row>(find, [hashOfSecret(secret), hours])
  const [row] = rows
  if (!row) return null
  const { sessionId, ...person } = row
  return callerOfRole({ kind: 'user', ...person, session: { id: sessionId, token: tokenOf(secret) } })
}

type Row = Omit<SessionInfo, 'createdAt' | 'seenAt' | 'expiresAt'> & Record<'createdAt' | 'seenAt' | 'expiresAt', Date>

/** Newest first; of one user, or of all that the view shows. */
export async function listSessions({ pool }: Store, userId?: string): Promise<SessionInfo[]> {
  const { rows } = await pool.query<Row>(
    `select s.id::text, s.person_id::text as "userId", p.login, s.address, s.agent, s.created_at as "createdAt",
       s.seen_at as "seenAt", s.expires_at as "expiresAt"
     from session s join person p on p.id = s.person_id
     where s.expires_at > now() and ($1::uuid is null or s.person_id = $1) order by s.seen_at desc`,
    [userId ?? null],
  )
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }))
}

/** False when there was none. */
export async function endSession({ pool }: Store, id: string): Promise<boolean> {
  return (await pool.query('delete from session where id::text = $1', [id])).rowCount === 1
}

/** After a new password or role nobody stays in with the old one. `but` may stay. */
export async function endSessionsOf({ pool }: Store, userId: string, but: string | null = null): Promise<void> {
  await pool.query('delete from session where person_id = $1 and id::text is distinct from $2', [userId, but])
}
