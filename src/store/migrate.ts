/** Brings the database to the shape of migrations/*.sql: each file once, in order. */
import { readdir, readFile } from 'node:fs/promises'
import type { ClientBase, Pool } from 'pg'
import { isolate } from './isolate.ts'
import { schema } from './pool.ts'

const folder = new URL('./migrations/', import.meta.url)
/** Any fixed number: servers that start together take turns. */
const lockKey = 7_265_001

/** Applies what is missing, all in one transaction. Returns the names applied now. */
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
  const missing = (await migrationNames()).filter((name) => !done.has(name))
  for (const name of missing) {
    await client.query(await readFile(new URL(name, folder), 'utf8'))
    await client.query('insert into migration (name) values ($1)', [name])
  }
  if (missing.length > 0) await isolate(client)
  return missing
}

/** The files, in the order of their numbers. */
async function migrationNames(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
}
