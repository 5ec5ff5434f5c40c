/** Brings the database to the shape of migrations/*.sql: each file once, in order. */
import { readdir, readFile } from 'node:fs/promises'
import type { ClientBase, Pool } from 'pg'
import { Problem } from '../problems.ts'
import { isolate } from './isolate.ts'
import { schema } from './pool.ts'

const folder = new URL('./migrations/', import.meta.url)
/** Any fixed number: servers that start together take turns. */
const lockKey = 7_265_001

/** Applies what is missing, all in one transaction. Returns the names applied now. Throws `database-newer`. */
export async function migrate(pool: Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const applied = await applyMissing(client)
    await client.query('commit')
    return applied
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function applyMissing(client: ClientBase): Promise<string[]> {
  await client.query(`select pg_advisory_xact_lock(${lockKey})`)
  await client.query(`create schema if not exists ${schema}`)
  await client.query(
    'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string }>('select name from migration')
  const done = new Set(rows.map((row) => row.name))
  const ours = await migrationNames()
  const unknown = [...done].filter((name) => !ours.includes(name))
  if (unknown.length > 0) throw newer(unknown)
  const missing = ours.filter((name) => !done.has(name))
  for (const name of missing) {
    await client.query(await readFile(new URL(name, folder), 'utf8'))
    await client.query('insert into migration (name) values ($1)', [name])
  }
  if (missing.length > 0) await isolate(client)
  return missing
}

/** What a newer program keeps there, this one would not mind: it might write what that one cannot read. */
function newer(unknown: string[]): Problem {
  return new Problem('database-newer', {
    what: `The database was changed by a newer Rainmaker than this one (${unknown.join(', ')}).`,
    fix: 'Start the newer program again, or go back by restoring the back-up from before the upgrade.',
  })
}

/** The files, in the order of their numbers. */
async function migrationNames(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
}
