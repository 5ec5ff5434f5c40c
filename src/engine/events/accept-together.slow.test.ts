import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import pino from 'pino'
import { testStore } from '../../../test/support/store.ts'
import { rowsOf } from '../../store/index.ts'
import type { Acceptance } from './accept.ts'
import { acceptTogether } from './accept-together.ts'
import { listEvents } from './log.ts'
import type { KeyedEvent } from './rows.ts'

async function scene() {
  const store = await testStore()
  const transactions = { count: 0 }
  const to: Acceptance = {
    store: {
      ...store,
      transaction(work) {
        transactions.count += 1
        return store.transaction(work)
      },
    },
    log: pino({ level: 'silent' }),
    triggers: { trigger: () => assert.fail('no workflow is active') },
    startRuns: async () => [],
  }
  const connectionId = randomUUID()
  const event = (key: string): KeyedEvent => {
    const about = { feed: 'webhook', object: 'orders', change: 'created' as const, recordId: '' }
    return { ...about, connectionId, key, occurredAt: '2026-01-02T00:00:00Z', record: { key }, before: null }
  }
  const take = (...keys: string[]) =>
    acceptTogether(to, { connectionId, feed: { name: 'webhook', object: '' }, events: keys.map(event) })
  return { store, take, transactions, event }
}

test('what comes while others are stored goes together, and each hears of its own', async () => {
  const { store, take, transactions } = await scene()
  const first = ['a', 'b', 'c'].map((key) => take(key))
  const taken = await Promise.all([...first, take('d', 'e'), take('f'), take('f'), take('a')])
  assert.deepEqual(
    taken.map(({ events }) => events),
    [1, 1, 1, 2, 1, 0, 0],
  )
  assert.equal(transactions.count, 4)
  assert.deepEqual((await listEvents(store.db)).map(({ key }) => key).sort(), ['a', 'b', 'c', 'd', 'e', 'f'])
})

test('one that cannot be taken does not have the others refused', async () => {
  const { store, take } = await scene()
  await rowsOf(store.db, `alter table event add constraint no_bad check (key <> 'bad')`)
  const taken = await Promise.allSettled(['1', '2', '3', 'a', 'bad', 'c'].map((key) => take(key)))
  assert.deepEqual(
    taken.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
  assert.deepEqual((await listEvents(store.db)).map(({ key }) => key).sort(), ['1', '2', '3', 'a', 'c'])
})
