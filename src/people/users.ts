/** Users as rows. */
import { randomUUID } from 'node:crypto'
import type { UserInfo } from '../contract/index.ts'
import { Problem } from '../problems.ts'
import { isDuplicate, type Store } from '../store/index.ts'
import type { Role } from './permissions.ts'

export type User = UserInfo

export const userColumns = `p.id::text, p.tenant_id::text as "tenantId", p.login, p.name, p.role,
  p.password is not null as "hasPassword", p.subject is not null as "openId", p.disabled_at as "disabledAt",
  p.signed_in_at as "signedInAt", p.created_at as "createdAt"`

type Time = 'disabledAt' | 'signedInAt' | 'createdAt'
export type UserRow = Omit<User, Time> & { disabledAt: Date | null; signedInAt: Date | null; createdAt: Date }

export const toUser = (row: UserRow): User => ({
  ...row,
  disabledAt: row.disabledAt?.toISOString() ?? null,
  signedInAt: row.signedInAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
})

export interface NewUser {
  login: string
  name: string
  role: Role
}

/** `store` is a tenant's view: the user will be that tenant's. Throws `conflict` when the login is taken. */
export async function createUser({ pool }: Store, { login, name, role }: NewUser): Promise<User> {
  const { rows } = await pool
    .query<UserRow>(
      `insert into person as p (id, login, name, role) values ($1, $2, $3, $4) returning ${userColumns}`,
      [randomUUID(), login.toLowerCase(), name, role],
    )
    .catch(taken)
  return toUser(rows[0]!)
}

/** Those the view shows, the oldest first. */
export async function listUsers({ pool }: Store): Promise<User[]> {
  const { rows } = await pool.query<UserRow>(`select ${userColumns} from person p order by p.created_at`)
  return rows.map(toUser)
}

/** By id or login. Throws `not-found`. */
export async function findUser({ pool }: Store, idOrLogin: string): Promise<User> {
  const { rows } = await pool.query<UserRow>(
    `select ${userColumns} from person p where p.id::text = $1 or p.login = $1`,
    [idOrLogin.toLowerCase()],
  )
  if (rows[0]) return toUser(rows[0])
  throw new Problem('not-found', { what: `There is no user "${idOrLogin}".`, fix: 'List them: rainmaker users list.' })
}

export interface UserChange {
  name?: string | undefined
  role?: Role | undefined
  disabled?: boolean | undefined
}

/** What is left out stays. Sessions are not ended by it: see `endSessionsOf`. */
export async function changeUser({ pool }: Store, id: string, { name, role, disabled }: UserChange): Promise<void> {
  await pool.query(
    `update person set name = coalesce($2, name), role = coalesce($3, role),
       disabled_at = case when $4::boolean is null then disabled_at when $4 then coalesce(disabled_at, now()) end
     where id = $1`,
    [id, name ?? null, role ?? null, disabled ?? null],
  )
}

/** `hash`: as `hashPassword` gives it. */
export async function setPassword({ pool }: Store, id: string, hash: string): Promise<void> {
  await pool.query('update person set password = $2 where id = $1', [id, hash])
}

/** With their sessions and the links they were sent. */
export async function removeUser({ pool }: Store, id: string): Promise<void> {
  await pool.query('delete from sign_in_link where person_id = $1', [id])
  await pool.query('delete from session where person_id = $1', [id])
  await pool.query('delete from person where id = $1', [id])
}

/** Somebody has to be able to let others in. Throws `conflict`. */
export async function keepAnOwner({ pool }: Store, without: string): Promise<void> {
  const text = `select 1 from person where role = 'owner' and disabled_at is null and id <> $1`
  if ((await pool.query(text, [without])).rowCount) return
  throw new Problem('conflict', {
    what: 'This is the last owner.',
    fix: 'Make somebody else an owner first.',
  })
}

function taken(thrown: unknown): never {
  if (!isDuplicate(thrown)) throw thrown
  throw new Problem('conflict', { what: 'There is a user with this login.', fix: 'Take another.', field: 'login' })
}
