/** Tenants are kept apart by the database itself. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import pino from 'pino'
import { testStore } from '../../test/support/store.ts'
import { openStore } from './open-store.ts'
import { rowsOf } from './rows.ts'

const insert = `insert into connection (id, name, login_url, flow, client_id, api_version, status)
  values ($1, 'org', 'https://x', 'web', 'c', '66.0', 'new')`

test('a tenant reads, changes and adds only what is its own, whichever way it asks', async () => {
  const store = await testStore()
  const [a, b] = [randomUUID(), randomUUID()]
  const [ofA, ofB] = [randomUUID(), randomUUID()]
  await store.of(a).pool.query(insert, [ofA])
  await store.of(b).transaction((tx) => rowsOf(tx, insert, [ofB]))
  const event = `insert into event (connection_id, feed, object, change, record_id, key, occurred_at, record)
    values ($1, 'f', 'o', 'created', 'r', $2, now(), '{}')`
  for (const id of [ofA, ofB]) await store.pool.query(event, [id, id])

  const seen = async (tenant: string) => {
    const { pool, db } = store.of(tenant)
    const connections = (await pool.query('select id from connection')).rows.map(({ id }) => id)
    const events = await db.selectFrom('event').select('connection_id').execute()
    return { connections, events: events.map((row) => row.connection_id) }
  }
  assert.deepEqual(await seen(a), { connections: [ofA], events: [ofA] })
  assert.deepEqual(await seen(b), { connections: [ofB], events: [ofB] })
  assert.equal((await store.pool.query('select id from connection')).rowCount, 2)

  assert.equal((await store.of(a).pool.query('update connection set name = $1 where id = $2', ['x', ofB])).rowCount, 0)
  assert.equal((await store.of(a).pool.query('delete from event where connection_id = $1', [ofB])).rowCount, 0)
  await assert.rejects(store.of(a).pool.query(event, [ofB, 'forged']), /row-level security/)
  await assert.rejects(
    store.of(a).pool.query('insert into owned values ($1, $2)', [randomUUID(), a]),
    /permission denied/,
  )
  await assert.rejects(store.of(a).pool.query('select * from server'), /permission denied/)
})

test('without a tenant nothing is there, and the setting does not outlive its transaction', async () => {
  const store = await testStore()
  const client = await store.pool.connect()
  try {
    await store.of(randomUUID()).pool.query('select 1')
    const { rows } = await client.query("select current_setting('rainmaker.tenant') as tenant, current_user as who")
    assert.deepEqual(rows, [{ tenant: '*', who: 'rainmaker' }])
    await client.query('begin; set local role rainmaker_tenant; reset rainmaker.tenant')
    assert.equal((await client.query('select * from tenant')).rowCount, 0)
    await client.query('rollback')
  } finally {
    client.release()
  }
})

test('a login that is no superuser is bound itself: it works for all, and keeps tenants apart without another role', async () => {
  const base = await testStore()
  const login = `login_${randomUUID().replaceAll('-', '')}`
  const { pool } = base
  await pool.query(`create role ${login} login`)
  await pool.query(`create database ${login} owner ${login}`)
  const socket = base.url.split('host=')[1]
  const url = `postgresql://${login}@/${login}?host=${socket}`
  const store = await openStore({ dataDir: '', databaseUrl: url }, pino({ level: 'silent' }))
  try {
    assert.ok(store.isolates)
    const [a, b] = [randomUUID(), randomUUID()]
    await store.of(a).pool.query(insert, [randomUUID()])
    await store.of(b).pool.query(insert, [randomUUID()])
    assert.equal((await store.pool.query('select 1 from connection')).rowCount, 2, 'the engine sees all')
    assert.equal((await store.of(a).pool.query('select 1 from connection')).rowCount, 1)
    assert.equal((await store.of(randomUUID()).pool.query('select 1 from connection')).rowCount, 0)
    assert.equal((await store.of(a).pool.query('select 1 from server')).rowCount, 0)
    const client = await store.pool.connect()
    await client.query('reset rainmaker.tenant')
    assert.equal((await client.query('select 1 from connection')).rowCount, 0, 'nothing without a tenant')
    client.release(true)
  } finally {
    await store.close()
    await pool.query(`drop database ${login} with (force)`)
    await pool.query(`drop role ${login}`)
  }
})
