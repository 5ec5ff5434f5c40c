import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Lab, openLab, untilTold } from '../../../test/support/engine-lab.ts'
import { type TinyOrg, tinyOrg } from '../../../test/support/engine-org.ts'
import { until } from '../../../test/support/product.ts'
import { testStore } from '../../../test/support/store.ts'
import type { Store } from '../../store/index.ts'

const common = { onError: 'stop' as const }
const find = { ...common, id: 'found', action: 'findRow', with: { key: '{{ json.key }}' } }
const create = { ...common, id: 'made', action: 'createRow', with: { key: '{{ json.found.key }}' } }
const put = { ...common, id: 'put', action: 'upsertRow', with: { key: 'put-{{ json.made.key }}' } }
const send = { ...common, id: 'sent', action: 'sendRow', with: { key: '{{ json.key }}' } }
const keys = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `k${at}` }))

describe('what people do to runs', () => {
  let store: Store
  let org: TinyOrg
  let lab: Lab

  before(async () => {
    store = await testStore()
    org = await tinyOrg()
    lab = openLab({ store, orgUrl: org.url })
    await lab.engine.start()
  })
  beforeEach(async () => {
    org.rows.length = 0
    org.asked.length = 0
    org.misbehave = () => 'none'
    await store.pool.query('delete from run')
    await store.pool.query('delete from step')
  })
  after(async () => {
    await lab.engine.stop()
    await org.close()
  })

  const rowKeys = () => org.rows.map((row) => row.key).sort()
  const counts = () => lab.engine.runs.counts()

  test('pausing a workflow lays its runs down at their next step; resuming loses none and doubles none', async () => {
    const paused = Promise.withResolvers<'none'>()
    org.misbehave = () => paused.promise
    const [workflow, other] = [await lab.save([find, create, put]), await lab.save([find])]
    await lab.start(workflow, keys(30))
    await until('the first call', async () => org.asked.length > 0)
    await lab.engine.pause(workflow)
    // In effect within a second; their calls are out so long, and others would follow.
    await sleep(1500)
    paused.resolve('none')
    await until('its runs to lie', async () => (await counts()).running === 0)
    await lab.start(workflow, keys(10))
    await lab.start(other, keys(5))
    await until('the others', async () => (await counts()).succeeded === 5)
    const asked = org.asked.length
    await sleep(1300)
    assert.equal(org.asked.length, asked)
    assert.equal((await counts()).queued, 40)
    assert.equal(await lab.engine.resume(workflow), 40)
    await lab.finished()
    assert.equal((await counts()).succeeded, 45)
    const made = [...keys(30), ...keys(10)].map(({ key }) => key).sort()
    assert.deepEqual(
      rowKeys().filter((key) => !key.startsWith('put-')),
      made,
    )
  })

  test('a wait that ends while its workflow is paused goes on when it is resumed', async () => {
    const workflow = await lab.save([{ ...common, id: 'pause', ...untilTold('paused') }, find])
    const [id = ''] = await lab.start(workflow, keys(1))
    await lab.waits(id)
    await lab.engine.pause(workflow)
    await lab.tell('paused')
    await sleep(1200)
    assert.equal(org.asked.length, 0)
    await lab.engine.resume(workflow)
    await lab.finished()
    assert.equal((await counts()).succeeded, 1)
  })

  test('a run is done again from a step with other input: what stands before is taken over, not asked again', async () => {
    const [id = ''] = await lab.start(await lab.save([find, create, put]), keys(1))
    await lab.finished()
    org.asked.length = 0
    const again = await lab.engine.runs.rerun(id, { from: 'made', input: { key: 'other' } })
    await lab.finished()
    assert.notEqual(again.id, id)
    assert.deepEqual(rowKeys(), ['k0', 'other', 'put-k0', 'put-other'])
    assert.deepEqual(
      org.asked.map(({ path }) => path),
      ['/create', '/upsert'],
    )
    const { steps } = await lab.engine.runs.get(again.id)
    assert.deepEqual(
      steps.map(({ path, status }) => `${path} ${status}`),
      ['found succeeded', 'made succeeded', 'put succeeded'],
    )
  })

  test('done again from the beginning, a run can be given another record', async () => {
    const [id = ''] = await lab.start(await lab.save([find, create]), keys(1))
    await lab.finished()
    await lab.engine.runs.rerun(id, { input: { key: 'edited' } })
    await lab.finished()
    assert.deepEqual(rowKeys(), ['edited', 'k0'])
    await assert.rejects(lab.engine.runs.rerun(id, { from: 'nowhere' }), { code: 'bad-request' })
  })

  test('runs that failed alike are one issue, and go on together at the pace asked for', async () => {
    const workflow = await lab.save([create, { ...put, with: { key: '{{ json.mark }}' } }].map(withKey))
    await lab.start(workflow, [{ key: 'good', mark: 'put' }])
    await lab.start(
      workflow,
      keys(6).map((payload) => ({ ...payload, mark: 'bad' })),
    )
    await lab.finished()
    const [issue, ...others] = await lab.engine.runs.issues(workflow)
    assert.deepEqual([issue?.code, issue?.count, others.length], ['field-value-invalid', 6, 0])
    const like = issue?.sample.runId ?? ''
    const preview = await lab.engine.runs.replay({ like, preview: true })
    assert.deepEqual([preview.failed, preview.starting, preview.started], [6, 6, false])
    assert.ok((preview.estimatedCalls ?? 0) > 0)
    assert.equal((await counts()).failed, 6)
    await store.pool.query(
      `update event set record = record || '{"mark": "healed"}'
       where position in (select event_position from run where status = 'failed')`,
    )
    const began = Date.now()
    assert.equal((await lab.engine.runs.replay({ like, perMinute: 600 })).starting, 6)
    await lab.finished()
    assert.ok(Date.now() - began >= 480, `${Date.now() - began} ms`)
    assert.equal((await counts()).succeeded, 7)
    // What had succeeded was not done again.
    assert.equal(rowKeys().filter((key) => key.startsWith('k')).length, 6)
    assert.deepEqual(await lab.engine.runs.issues(workflow), [])
    await assert.rejects(lab.engine.runs.replay({ like }), { code: 'conflict' })
  })

  test('writes in doubt wait in the inbox with their evidence; the run goes on when the last is decided', async () => {
    const each = { ...common, id: 'each', selectMany: '{{ json.list }}', concurrency: 2, collect: '' }
    const steps = [{ ...each, steps: [{ ...send, with: { key: '{{ json.item }}' } }] }, find]
    org.misbehave = (path) => (path === '/create' ? 'lose' : 'none')
    const [id = ''] = await lab.start(await lab.save(steps as never), [{ key: 'k', list: ['a', 'b'] }])
    await lab.finished()
    org.misbehave = () => 'none'
    const inbox = (await lab.engine.runs.inDoubt()).sort((a, b) => (a.path < b.path ? -1 : 1))
    assert.deepEqual(
      inbox.map(({ runId, path, action, evidence }) => [runId, path, action, evidence.input]),
      [
        [id, 'each/0/sent', 'sendRow', { key: 'a' }],
        [id, 'each/1/sent', 'sendRow', { key: 'b' }],
      ],
    )
    assert.ok(inbox[0]?.evidence.sentAt ?? inbox[0]?.evidence.startedAt)
    await lab.engine.runs.settle(id, 'each/0/sent', { happened: true, output: { id: 'seen' } })
    assert.equal((await lab.engine.runs.get(id)).status, 'in-doubt')
    assert.equal((await lab.engine.runs.inDoubt()).length, 1)
    await lab.engine.runs.settle(id, 'each/1/sent', { happened: false })
    await lab.finished()
    assert.equal((await lab.engine.runs.get(id)).status, 'succeeded')
    assert.deepEqual(await lab.engine.runs.inDoubt(), [])
    // `a` was sent once (its answer lost), `b` once more as nobody found it.
    assert.deepEqual(rowKeys(), ['a', 'b', 'b'])
    await assert.rejects(lab.engine.runs.settle(id, 'each/1/sent', { happened: false }), { code: 'conflict' })
  })

  test('a write in doubt is not sent again when its failure would be passed over', async () => {
    org.misbehave = (path) => (path === '/create' ? 'lose' : 'none')
    const [id = ''] = await lab.start(await lab.save([{ ...send, onError: 'continue' }, find]), keys(1))
    await lab.finished()
    org.misbehave = () => 'none'
    await lab.engine.runs.settle(id, 'sent', { happened: false })
    await lab.finished()
    assert.deepEqual(rowKeys(), ['k0', 'k0'])
  })
})

/** Each step reads the payload alone. */
function withKey<S extends { id: string }>(step: S): S {
  return step.id === 'made' ? { ...step, with: { key: '{{ json.key }}' } } : step
}
