/** Links that sign in once: the first start's, invitations, and a new one for who lost theirs. */
import type { Store } from '../store/index.ts'
import { hashOfSecret, newSecret } from './secrets.ts'

/** Replaces the one before. `hours` null: good until it is used. Returns the code. */
export async function makeLink(
  { pool }: Store,
  user: { id: string; tenantId: string },
  hours: number | null,
): Promise<string> {
  const code = newSecret()
  await pool.query(
    `insert into sign_in_link (person_id, tenant_id, hash, expires_at)
     values ($1, $2, $3, now() + $4::float8 * interval '1 hour')
     on conflict (person_id) do update set hash = excluded.hash, expires_at = excluded.expires_at`,
    [user.id, user.tenantId, hashOfSecret(code), hours],
  )
  return code
}

const take = `
delete from sign_in_link l using person p
where l.hash = $1 and p.id = l.person_id and (l.expires_at is null or l.expires_at > now()) and p.disabled_at is null
returning p.id::text, p.tenant_id::text as "tenantId", p.name`

/** Whom it signs in: once, whoever comes first. */
export async function takeLink(
  { pool }: Store,
  code: string,
): Promise<{ id: string; tenantId: string; name: string } | null> {
  const { rows } = await pool.query<{ id: string; tenantId: string; name: string }>(take, [hashOfSecret(code)])
  return rows[0] ?? null
}
