/**
 * A real, empty, migrated database for each test that asks. All test processes of this machine share one embedded server
 * (the first starts it, the last stops it); each call makes a database of its own from a template and drops it at the end.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { after } from 'node:test'
import { DatabaseError } from 'pg'
import pino from 'pino'
import { openStore, type Store } from '../../src/store/index.ts'
import { testFolder } from './test-folder.ts'

const silent = pino({ level: 'silent' })
const migrations = new URL('../../src/store/migrations/', import.meta.url)

let server: Promise<Store> | null = null
const opened: { store: Store; name: string }[] = []

/** Opens a fresh database. `url` is a DATABASE_URL for it, for processes a test starts. Closed after the file's last test. */
export async function testStore(): Promise<Store & { url: string }> {
  server ??= openStore({ dataDir: testFolder, databaseUrl: '' }, silent)
  const base = await server
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await createFrom(base, await template(base), name)
  const url = `postgresql://${base.connection.user}@/${name}?host=${base.connection.host}`
  const store = await openStore({ dataDir: '', databaseUrl: url }, silent)
  opened.push({ store, name })
  return { ...store, url }
}

let templated: Promise<string> | null = null

/** The migrated database all others are copied from, named after the migrations' text. */
function template(base: Store): Promise<string> {
  templated ??= makeTemplate(base)
  return templated
}

async function makeTemplate(base: Store): Promise<string> {
  const texts = readdirSync(migrations).map((file) => readFileSync(new URL(file, migrations)))
  const hash = texts.reduce((digest, text) => digest.update(text), createHash('sha256')).digest('hex')
  const name = `template_${hash.slice(0, 16)}`
  const client = await base.pool.connect()
  try {
    // Other test processes wait here while one makes the template.
    await client.query('select pg_advisory_lock(7265002)')
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name])
    if (rowCount === 0) await migrateTemplate(base, name)
  } finally {
    await client.query('select pg_advisory_unlock(7265002)')
    client.release()
  }
  return name
}

async function migrateTemplate(base: Store, name: string): Promise<void> {
  await base.pool.query(`drop database if exists ${name} with (force)`)
  await base.pool.query(`create database ${name}`)
  const url = `postgresql://${base.connection.user}@/${name}?host=${base.connection.host}`
  await (await openStore({ dataDir: '', databaseUrl: url }, silent)).close()
  await base.pool.query(`alter database ${name} is_template true`)
}

/** Two copies at once from one template can meet; the database then says "is being accessed by other users". */
const isInUse = '55006'

async function createFrom(base: Store, from: string, name: string): Promise<void> {
  for (;;) {
    try {
      await base.pool.query(`create database ${name} template ${from}`)
      return
    } catch (error) {
      if (!(error instanceof DatabaseError && error.code === isInUse)) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

after(async () => {
  if (!server) return
  const base = await server
  for (const { store, name } of opened) {
    await store.close().catch(() => undefined)
    await base.pool.query(`drop database if exists ${name} with (force)`)
  }
  await base.close()
})
