/** Two servers that look for the same records and create them when there are none: never two of one. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { ActionRun } from '../../src/contract/index.ts'
import { until } from '../support/product.ts'
import { serverLab } from '../support/server-lab.ts'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

type Ask = (id: string, inputs: object[]) => Promise<ActionRun>

/** Another server process on the same database, with the same keys. */
async function secondServer(databaseUrl: string, masterKey: string): Promise<Ask> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rainmaker-race-'))
  await copyFile(masterKey, join(dataDir, 'master.key'))
  const env = {
    ...process.env,
    RAINMAKER_DATA: dataDir,
    RAINMAKER_PORT: '0',
    DATABASE_URL: databaseUrl,
    RAINMAKER_LOG: 'silent',
  }
  const child = spawn(process.execPath, [main], { env, stdio: 'ignore' })
  after(async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await new Promise((ended) => child.once('exit', ended))
    await rm(dataDir, { recursive: true, force: true })
  })
  const read = (name: string) => readFile(join(dataDir, name), 'utf8')
  const { url } = await until('the second server', async () => JSON.parse(await read('server.json')) as { url: string })
  const key = (await read('api.key')).trim()
  return async (id, inputs) => {
    const answer = await fetch(`${url}/api/v1/actions/${id}/run`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ inputs }),
    })
    return (await answer.json()) as ActionRun
  }
}

test('two processes race for the same keys, by a field Salesforce holds unique or not: no record is made twice', async () => {
  const lab = await serverLab()
  const theirs = await secondServer(lab.store.url, join(lab.dataDir, 'master.key'))
  const ours: Ask = (id, inputs) => lab.ask('POST', `/api/v1/actions/${id}/run`, { inputs })
  const lead = (by: 'email' | 'phone', n: number) => ({
    by,
    ifFound: n % 2 ? 'leave' : 'update',
    lastName: `Lead ${n}`,
    company: 'Acme',
    [by]: by === 'email' ? `Lead-${n}@x.example` : `+1 555 ${1000 + n}`,
  })
  const sets = Array.from({ length: 6 }, (_, round) =>
    Array.from({ length: 40 }, (_, n) => lead(round % 2 ? 'email' : 'phone', (n * 7 + round) % 60)),
  )
  const done = await Promise.all(
    sets.flatMap((inputs) => [ours('upsertLead', inputs), theirs('upsertLead', inputs.toReversed())]),
  )
  const results = done.flatMap((one) => one.results)
  const refused = results.filter((one) => !one.ok)
  assert.deepEqual(refused, [])
  for (const by of ['Email', 'Phone']) {
    const { records } = await lab.people.queryPage(
      `SELECT ${by} value FROM Lead WHERE ${by} != null GROUP BY ${by} HAVING COUNT(Id) > 1`,
    )
    assert.deepEqual(records, [], `doubled by ${by}`)
  }
  const created = results.filter((one) => one.ok && (one.output as { created: boolean }).created)
  const { totalSize } = await lab.people.queryPage('SELECT Id FROM Lead')
  assert.equal(created.length, totalSize, 'each creation is told once')
})

test('keys of a server that died are free at once; those of one that lives are waited for', async () => {
  const { createKeyLeases } = await import('../../src/engine/writes/key-leases.ts')
  const { testStore } = await import('../support/store.ts')
  const { randomUUID } = await import('node:crypto')
  const { db, pool } = await testStore()
  const [connection, living, dead] = [randomUUID(), randomUUID(), randomUUID()]
  await pool.query('insert into server (id, lock_key) values ($1, 1)', [living])
  const never = new AbortController().signal
  const held = Promise.withResolvers<void>()
  const hold = (server: string, work: () => Promise<void>, signal = never) =>
    createKeyLeases(db, server).hold(connection, ['a', 'b'], signal, work)
  const dying = hold(dead, () => held.promise)
  await until('the dead one to hold them', async () => (await pool.query('select 1 from key_lease')).rowCount === 2)
  const told: string[] = []
  const second = hold(living, async () => {
    told.push('living')
    await assert.rejects(hold(randomUUID(), async () => void told.push('late'), AbortSignal.timeout(300)))
  })
  await second
  assert.deepEqual(told, ['living'])
  held.resolve()
  await dying
  assert.equal((await pool.query('select 1 from key_lease')).rowCount, 0)
})
