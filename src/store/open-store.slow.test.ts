import assert from 'node:assert/strict'
import { test } from 'node:test'
import pino from 'pino'
import { testStore } from '../../test/support/store.ts'
import { openStore, rowsOf } from './index.ts'

const silent = pino({ level: 'silent' })

test('a database that cannot be reached is a Problem that names the setting', async () => {
  const databaseUrl = 'postgresql://nobody@127.0.0.1:9/none?connect_timeout=1'
  await assert.rejects(openStore({ dataDir: '', databaseUrl }, silent), (problem: Error & { code: string }) => {
    assert.equal(problem.code, 'database-unreachable')
    assert.match(problem.message, /DATABASE_URL/)
    return true
  })
})

test('opened again, nothing is migrated twice; our tables stay out of the public schema', async () => {
  const { url, pool } = await testStore()
  const again = await openStore({ dataDir: '', databaseUrl: url }, silent)
  const { rows } = await again.pool.query(`select count(*) as n from pg_tables where schemaname = 'public'`)
  assert.equal(rows[0].n, 0)
  const migrations = await pool.query('select name from migration order by name')
  assert.deepEqual(migrations.rows[0], { name: '001-first.sql' })
  await again.close()
})

test('a database that a newer program changed is left alone', async () => {
  const { url, pool } = await testStore()
  await pool.query(`insert into migration (name) values ('999-later.sql')`)
  await assert.rejects(openStore({ dataDir: '', databaseUrl: url }, silent), (problem: Error & { code: string }) => {
    assert.equal(problem.code, 'database-newer')
    assert.match(problem.message, /999-later/)
    return true
  })
})

test('a transaction that throws leaves nothing', async () => {
  const store = await testStore()
  const insert = "insert into oauth_attempt values ('a', gen_random_uuid(), '', now())"
  const failing = store.transaction(async (tx) => {
    await rowsOf(tx, insert)
    throw new TypeError('no')
  })
  await assert.rejects(failing, /no/)
  assert.deepEqual(await rowsOf(store.db, 'select * from oauth_attempt'), [])
})

test('transactions that lock each other out are run again until both are done', async () => {
  const store = await testStore()
  const insert = "insert into oauth_attempt select n, gen_random_uuid(), '', now() from unnest(array['a', 'b']) as n"
  await rowsOf(store.db, insert)
  const touch = "update oauth_attempt set expires_at = expires_at + interval '1 s' where state = $1"
  const both = (first: string, second: string) =>
    store.transaction(async (tx) => {
      await rowsOf(tx, touch, [first])
      await rowsOf(tx, 'select pg_sleep(0.1)')
      await rowsOf(tx, touch, [second])
    })
  await Promise.all([both('a', 'b'), both('b', 'a')])
})
