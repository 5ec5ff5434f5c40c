import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import pino from 'pino'
import { testStore } from '../../../test/support/store.ts'
import type { Store } from '../../store/index.ts'
import { openQueue, type Queue } from '../queue.ts'
import { takeOver } from './take-over.ts'

describe('runs of servers that died', () => {
  let store: Store
  let queue: Queue

  before(async () => {
    store = await testStore()
    queue = await openQueue(store, pino({ level: 'silent' }))
  })
  after(() => queue.close())

  /** As a server that is gone leaves it. */
  async function diesWith(id: string): Promise<void> {
    const text = `insert into run (id, workflow_id, workflow_version, status, server_id) values ($1, $2, 1, 'running', $2)
      on conflict (id) do update set status = 'running', server_id = excluded.server_id, epoch = run.epoch + 1`
    await store.pool.query(text, [id, randomUUID()])
    await takeOver(store, queue)
  }
  const finishStep = (id: string, path: string) =>
    store.pool.query(
      "insert into step (run_id, path, kind, status, started_at) values ($1, $2, 'set', 'succeeded', now())",
      [id, path],
    )
  const read = async (id: string) => {
    const text = 'select status, attempt, problem from run where id = $1'
    return (await store.pool.query(text, [id])).rows[0]
  }
  /** In s, from when it was put in line: the time since then is the machine's. */
  const delays = async (id: string) => {
    const text =
      'select extract(epoch from start_after - created_on)::float8 as s from rainmaker_queue.job where id = $1'
    return (await store.pool.query<{ s: number }>(text, [id])).rows[0]?.s ?? null
  }

  test('one that gets further is not taken for the cause, however often servers end', async () => {
    const id = randomUUID()
    for (let death = 1; death <= 45; death++) {
      if (death % 9 === 0) await finishStep(id, `step-${death}`)
      await diesWith(id)
    }
    assert.deepEqual(await read(id), { status: 'queued', attempt: 1, problem: null })
  })

  test('one that is alone with the server when it dies, and never gets further, fails at the 11th death', async () => {
    const id = randomUUID()
    await finishStep(id, 'first')
    for (let death = 1; death <= 10; death++) await diesWith(id)
    assert.equal((await read(id)).status, 'queued')
    await diesWith(id)
    const { status, problem } = await read(id)
    assert.equal(status, 'failed')
    assert.match(problem.what, /no step further/)
  })

  test('of forty that were under way together none is taken for the cause', async () => {
    const crowd = Array.from({ length: 40 }, () => randomUUID())
    const running = `insert into run (id, workflow_id, workflow_version, status, server_id)
      select id::uuid, $2::uuid, 1, 'running', $2::uuid from unnest($1::text[]) as id
      on conflict (id) do update set status = 'running', server_id = excluded.server_id, epoch = run.epoch + 1`
    for (let death = 1; death <= 60; death++) {
      await store.pool.query(running, [crowd, randomUUID()])
      await takeOver(store, queue)
    }
    assert.deepEqual((await read(crowd[7] ?? '')).status, 'queued')
  })

  test('one that ended several servers in a row comes back alone', async () => {
    const [once, often] = [randomUUID(), randomUUID()]
    await diesWith(once)
    for (let death = 1; death <= 9; death++) {
      await store.pool.query('delete from rainmaker_queue.job where id = $1', [often])
      await diesWith(often)
    }
    assert.ok(((await delays(once)) ?? 1) <= 0)
    const wait = (await delays(often)) ?? 0
    assert.ok(wait > 0 && wait <= 60, `${wait} s`)
  })
})
