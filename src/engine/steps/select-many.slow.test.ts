import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Lab, openLab } from '../../../test/support/engine-lab.ts'
import { type TinyOrg, tinyOrg } from '../../../test/support/engine-org.ts'
import { until } from '../../../test/support/product.ts'
import { readSteps } from '../../../test/support/read-steps.ts'
import { testStore } from '../../../test/support/store.ts'
import type { Store } from '../../store/index.ts'

describe('lists', () => {
  let store: Store
  let org: TinyOrg
  let lab: Lab

  before(async () => {
    store = await testStore()
    org = await tinyOrg()
    lab = openLab({ store, orgUrl: org.url })
    await lab.engine.start()
  })
  after(async () => {
    await lab.engine.stop()
    await org.close()
  })

  const each = (collect: string, inside: string) => `
- id: each
  selectMany: "{{ json.list }}"
  concurrency: 500
  collect: ${collect}
  steps:
    - ${inside}
- { id: end, stop: "{{ json.each.items }} {{ json.each | size }} {{ json.each | last }}" }`

  const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

  async function begin(text: string, list: unknown[]): Promise<string> {
    const [id = ''] = await lab.start(await lab.save(readSteps(text)), [{ list }])
    return id
  }

  interface Row {
    path: string
    status: string
    output: Record<string, unknown>
    startedAt: Date
    finishedAt: Date
  }

  async function rowsOf(id: string): Promise<Row[]> {
    const text = `
select path, status, output, started_at as "startedAt", finished_at as "finishedAt" from step where run_id = $1`
    return (await store.pool.query<Row>(text, [id])).rows
  }

  test('a list of 8,000 goes on where it was when the server stopped, and does no item twice', async () => {
    const text = each('none', '{ id: put, action: createRow, with: { key: "{{ json.item }}" } }')
    const list = numbers(8_000).map((n) => `k${n}`)
    const stopping = Promise.withResolvers<'none'>()
    // It comes no further than to the middle before it is stopped.
    org.misbehave = () => (org.rows.length < 4_000 ? 'none' : stopping.promise)
    const id = await begin(text, list)
    const progress = async () => Number((await rowsOf(id)).find(({ path }) => path === 'each')?.output?.['done'] ?? 0)
    await until('a part to be done', async () => (await progress()) >= 2_000)
    const stopped = lab.engine.stop()
    stopping.resolve('none')
    await stopped
    assert.ok((await progress()) < 8_000, 'it was stopped in the middle')
    lab = openLab({ store, orgUrl: org.url })
    await lab.engine.start()
    await lab.finished()
    assert.equal((await lab.engine.runs.get(id)).outcome, 'stopped: 8000 0 ')
    assert.deepEqual(new Set(org.rows.map(({ key }) => key)), new Set(list))
    assert.equal(org.rows.length, 8_000)
  })

  test('one item in a thousand fails: the others are done, and the run says how many failed', async () => {
    org.rows.length = 0
    const list = numbers(5_000).map((n) => (n % 1000 === 999 ? 'bad' : `f${n}`))
    const id = await begin(each('none', '{ id: put, action: createRow, with: { key: "{{ json.item }}" } }'), list)
    await lab.finished()
    const run = await lab.engine.runs.get(id)
    assert.match(run.problem?.what ?? '', /^5 of 5000 items of "each" failed, the first at 999/)
    assert.deepEqual(
      run.problem?.items?.map(({ path }) => path),
      ['each/999', 'each/1999', 'each/2999', 'each/3999', 'each/4999'],
    )
    assert.equal(org.rows.length, 4_995)
  })

  test('of each item what is asked for is kept', async () => {
    const id = await begin(
      each('"{{ json.double }}"', '{ id: a, set: { double: "{{ json.item | times: 2 }}" } }'),
      numbers(10_500),
    )
    await lab.finished()
    assert.equal((await lab.engine.runs.get(id)).outcome, 'stopped:  10500 20998')
  })

  test('results of a list too long to keep are asked about before anything is done', async () => {
    const id = await begin(each('all', '{ id: put, action: createRow, with: { key: x } }'), numbers(10_001))
    org.rows.length = 0
    await lab.finished()
    const { problem } = await lab.engine.runs.get(id)
    assert.deepEqual([problem?.code, problem?.field, org.rows.length], ['input-invalid', 'collect', 0])
  })

  test('items that wait do not hold up the others of their lanes', async () => {
    const text = each('none', '{ id: nap, wait: { seconds: 0.3 } }').replace('concurrency: 500', 'concurrency: 3')
    const id = await begin(text, numbers(9))
    await lab.finished()
    const naps = (await rowsOf(id)).filter(({ path, status }) => path.endsWith('/nap') && status === 'succeeded')
    assert.equal(naps.length, 9)
    const asleepAt = (time: Date) => naps.filter((nap) => nap.startedAt <= time && time < nap.finishedAt).length
    assert.equal(Math.max(...naps.map(({ startedAt }) => asleepAt(startedAt))), 3)
  })
})
