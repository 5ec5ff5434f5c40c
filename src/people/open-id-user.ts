/** The user of somebody who signed in elsewhere: the same one each time, made at the first. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../problems.ts'
import { firstTenant, type Store } from '../store/index.ts'
import type { Identity } from './open-id.ts'
import { toUser, type User, type UserRow, userColumns } from './users.ts'

/** The role follows the provider at each sign-in. Throws `not-signed-in` for a disabled user. */
export async function userOf({ pool }: Store, { subject, login, name, role }: Identity): Promise<User> {
  const known = await pool.query<UserRow>(
    `update person as p set subject = $1, name = $3, role = $4 where p.subject = $1 or (p.subject is null and p.login = $2)
     returning ${userColumns}`,
    [subject, login, name, role],
  )
  const made = known.rows[0]
    ? known
    : await pool.query<UserRow>(
        `insert into person as p (id, tenant_id, login, name, role, subject) values ($1, $2, $3, $4, $5, $6)
         on conflict (login) do nothing returning ${userColumns}`,
        [randomUUID(), firstTenant, login, name, role, subject],
      )
  const [row] = made.rows
  if (row && row.disabledAt === null) return toUser(row)
  throw new Problem('not-signed-in', {
    what: row ? 'This user is disabled.' : `The login ${login} belongs to somebody who signs in elsewhere.`,
    fix: 'Ask an admin of this server.',
  })
}
