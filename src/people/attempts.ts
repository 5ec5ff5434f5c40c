/** Slows down who guesses passwords: by the login that was given, known or not, so that the answer tells nothing about it. */
import { Problem } from '../problems.ts'
import type { Store } from '../store/index.ts'
import { hashOfSecret } from './secrets.ts'

const free = 5
const longestSeconds = 900
const keyOf = (login: string) => hashOfSecret(`login ${login.toLowerCase()}`)

/** Throws `too-many` while the login is closed. */
export async function checkOpen({ pool }: Store, login: string): Promise<void> {
  const { rows } = await pool.query<{ seconds: number }>(
    `select extract(epoch from closed_until - now())::float8 as seconds from sign_in_failure
     where login_hash = $1 and closed_until > now()`,
    [keyOf(login)],
  )
  if (!rows[0]) return
  throw new Problem('too-many', {
    what: `Too many wrong passwords; the next one is looked at in ${Math.ceil(rows[0].seconds)} s.`,
    fix: 'Wait, or ask an admin for a link: rainmaker users link.',
  })
}

/** The first four cost nothing; then 10 s, 20 s, 40 s … up to a quarter of an hour. */
export async function noteFailure({ pool }: Store, login: string): Promise<void> {
  await pool.query(`delete from sign_in_failure where closed_until < now() - interval '1 day'`)
  await pool.query(
    `insert into sign_in_failure as f (login_hash, failures, closed_until) values ($1, 1, now())
     on conflict (login_hash) do update set failures = f.failures + 1, closed_until = now()
       + case when f.failures + 1 < $2 then 0 else least($3, 10 * 2 ^ least(f.failures + 1 - $2, 20)) end * interval '1 second'`,
    [keyOf(login), free, longestSeconds],
  )
}

export async function forgetFailures({ pool }: Store, login: string): Promise<void> {
  await pool.query('delete from sign_in_failure where login_hash = $1', [keyOf(login)])
}
