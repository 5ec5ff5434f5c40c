import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { until } from '../../../test/support/product.ts'
import { openStore, type Store } from '../index.ts'

/** Longer than the product itself is patient with a server that recovers. */
const patienceMs = 200_000
const holder = new URL('../../../test/support/hold-store.ts', import.meta.url).pathname
const folders: string[] = []
const stores: Store[] = []
const children: ChildProcess[] = []

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'rainmaker-store-'))
  folders.push(made)
  return made
}

async function open(dataDir: string): Promise<Store> {
  const store = await openStore({ dataDir, databaseUrl: '' }, pino({ level: 'silent' }))
  stores.push(store)
  return store
}

/** Another process with the store open. */
async function hold(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [holder, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  const ready = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => null)])
  assert.ok(ready, 'the process could open the store')
  return child
}

async function postmaster(dataDir: string): Promise<number | null> {
  const text = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => null)
  return text === null ? null : Number.parseInt(text, 10)
}

const note = (store: Store, id: number) =>
  store.pool.query('insert into oauth_attempt values ($1, gen_random_uuid(), $2, now())', [`${id}`, Buffer.from('x')])
const notes = async (store: Store) => (await store.pool.query('select state from oauth_attempt')).rowCount

after(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const store of stores) await store.close().catch(() => undefined)
  for (const made of folders) await rm(made, { recursive: true, force: true })
})

test('opens cold, keeps to a private socket, and stops when the last one leaves', async () => {
  const dataDir = await folder()
  const store = await open(dataDir)
  const { rows } = await store.pool.query('show listen_addresses')
  assert.equal(rows[0].listen_addresses, '')
  assert.equal((await stat(String(store.connection.host))).mode & 0o777, 0o700)
  const { rows: counted } = await store.pool.query('select count(*) as n, 2.5::numeric as x, now() as t from run')
  assert.deepEqual([counted[0].n, counted[0].x, counted[0].t instanceof Date], [0, 2.5, true])
  const other = await hold(dataDir)
  await store.close()
  assert.ok(await postmaster(dataDir), 'another process still uses it')
  other.stdin?.end()
  await once(other, 'exit')
  assert.equal(await postmaster(dataDir), null)
})

test('a process killed with -9 leaves a server, which the next one adopts and later stops', async () => {
  const dataDir = await folder()
  const child = await hold(dataDir)
  const pid = await postmaster(dataDir)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const store = await open(dataDir)
  assert.equal(await postmaster(dataDir), pid)
  await store.close()
  assert.equal(await postmaster(dataDir), null)
})

test('a server killed with -9 is started again under an open store; what was acknowledged is there', async () => {
  const dataDir = await folder()
  const store = await open(dataDir)
  for (const id of [1, 2, 3]) await note(store, id)
  const killed = await postmaster(dataDir)
  process.kill(killed ?? 0, 'SIGKILL')
  // The old server's connections may answer for a moment after it was killed.
  await until('another server', async () => (await postmaster(dataDir)) !== killed, patienceMs)
  assert.equal(await until('an answer', () => notes(store), patienceMs), 3)
})

test('a server that dies while all connections are in use is started again by who connects next', async () => {
  const dataDir = await folder()
  const store = await open(dataDir)
  const held = await Promise.all(Array.from({ length: 15 }, () => store.pool.connect()))
  process.kill((await postmaster(dataDir)) ?? 0, 'SIGQUIT')
  for (const client of held) {
    await client.query('select 1').catch(() => undefined)
    client.release(true)
  }
  await until('it to come back', () => store.pool.query('select 1'), patienceMs)
})

test('server and process killed with -9: the next open finds all that was acknowledged', async () => {
  const dataDir = await folder()
  const child = await hold(dataDir)
  const store = await open(dataDir)
  await note(store, 1)
  child.kill('SIGKILL')
  process.kill((await postmaster(dataDir)) ?? 0, 'SIGKILL')
  await store.close().catch(() => undefined)
  assert.equal(await notes(await open(dataDir)), 1)
})

test('a first start killed half-way is begun anew and leaves nothing behind', async () => {
  const dataDir = await folder()
  const child = spawn(process.execPath, [holder, dataDir], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  const unfinished = async () =>
    (await readdir(join(dataDir, 'postgres')).catch(() => [])).find((name) => /^unf/.test(name))
  while (!(await unfinished())) await sleep(5)
  await sleep(150)
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await once(child, 'exit')
  assert.equal(await notes(await open(dataDir)), 0)
  assert.equal(await unfinished(), undefined)
})

test('two processes that start at once share one server', async () => {
  const dataDir = await folder()
  const [one, two] = await Promise.all([hold(dataDir), hold(dataDir)])
  const store = await open(dataDir)
  const { rows } = await store.pool.query(
    `select count(distinct application_name) as n from pg_stat_activity where backend_type = 'client backend'`,
  )
  assert.equal(rows[0].n, 3)
  for (const child of [one, two]) {
    child.stdin?.end()
    await once(child, 'exit')
  }
  assert.equal(await notes(store), 0)
})

test('one that comes just when the last leaves has a server', async () => {
  const dataDir = await folder()
  for (let time = 0; time < 3; time++) {
    const leaving = await hold(dataDir)
    const left = once(leaving, 'exit')
    leaving.stdin?.end()
    await sleep(time * 20)
    const store = await open(dataDir)
    await left
    assert.deepEqual(await until('an answer', async () => [await notes(store)], patienceMs), [0])
    await store.close()
  }
})
