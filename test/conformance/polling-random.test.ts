/** Random histories: whatever people do and whenever we poll or die, each record is created once and its last state is told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PolledOrg, polledOrg } from '../support/polled-org.ts'

/** A repeatable row of numbers from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface History {
  scene: PolledOrg
  random: () => number
  ids: string[]
  polling: ReturnType<PolledOrg['newPolling']>
  done: number
}

const nameNow = (history: History) => `State ${history.done++}`

const deeds: Record<string, (history: History) => Promise<unknown>> = {
  async create(history) {
    const count = 1 + Math.floor(history.random() * 5)
    const rows = Array.from({ length: count }, () => ({
      object: 'Lead',
      fields: { LastName: nameNow(history), Company: 'Acme' },
    }))
    const results = await history.scene.people.create(rows)
    history.ids.push(...results.flatMap((result) => (result.ok ? [result.id] : [])))
  },
  async update(history) {
    const id = history.ids[Math.floor(history.random() * history.ids.length)]
    if (id) await history.scene.people.update([{ object: 'Lead', id, fields: { LastName: nameNow(history) } }])
  },
  async late({ scene, random, ...history }) {
    const ms = 20_000 + Math.floor(random() * 300_000)
    await scene.control.fault({ effect: 'late-commit', ms, match: { path: '/sobjects/Lead', method: 'POST' } })
    const body = { LastName: `Late ${history.done}`, Company: 'Acme' }
    await scene.people.call({ method: 'POST', path: '/sobjects/Lead', body, write: true })
  },
  freeze: ({ scene }) => scene.control.post('/clock', { freeze: true }),
  release: ({ scene }) => scene.control.post('/clock', { freeze: false }),
  pass: ({ scene, random }) => scene.control.advanceClock(Math.floor(random() ** 3 * 90_000)),
  poll: ({ scene, polling }) => polling.wake(scene.connectionId),
  async restart(history) {
    await history.polling.stop()
    history.polling = history.scene.newPolling()
  },
  async lostPoll({ scene, polling }) {
    await scene.control.fault({ effect: 'cut-after', match: { path: '/query', client: 'rainmaker-poller' } })
    await polling.wake(scene.connectionId)
  },
}

const chances = [
  ...Array<string>(6).fill('create'),
  ...Array<string>(8).fill('update'),
  ...Array<string>(8).fill('poll'),
  ...Array<string>(4).fill('pass'),
  ...['late', 'freeze', 'release', 'restart', 'lostPoll'],
]

for (const seed of [1, 2, 3, 4]) {
  test(`history ${seed}`, async () => {
    const scene = await polledOrg()
    await scene.activate('Lead', ['created', 'updated'])
    const history: History = { scene, random: numbers(seed), ids: [], polling: scene.newPolling(), done: 0 }
    await history.polling.wake(scene.connectionId)
    for (let step = 0; step < 80; step++) {
      await deeds[chances[Math.floor(history.random() * chances.length)] ?? '']?.(history)
    }
    await scene.control.post('/clock', { freeze: false })
    for (const ms of [70_000, 330_000, 70_000]) {
      await scene.control.advanceClock(ms)
      await history.polling.wake(scene.connectionId)
    }
    await assertAllTold(scene)
  })
}

async function assertAllTold(scene: PolledOrg): Promise<void> {
  const events = await scene.events()
  const byRecord = Map.groupBy(events, ({ recordId }) => recordId)
  let records = 0
  for await (const row of scene.people.query('SELECT Id, LastName FROM Lead')) {
    records++
    const told = byRecord.get(String(row['Id'])) ?? []
    assert.equal(told.filter(({ change }) => change === 'created').length, 1, `${row['LastName']} is created once`)
    assert.equal(told[0]?.change, 'created')
    assert.equal(told.at(-1)?.record['LastName'], row['LastName'], 'the last state is told')
    const states = told.map(({ record }) => record['LastName'])
    assert.equal(new Set(states).size, states.length, 'no state is told twice')
  }
  assert.equal(byRecord.size, records)
}
