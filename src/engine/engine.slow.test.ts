import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Lab, openLab, untilTold } from '../../test/support/engine-lab.ts'
import { type Row, type TinyOrg, tinyOrg } from '../../test/support/engine-org.ts'
import { until } from '../../test/support/product.ts'
import { testStore } from '../../test/support/store.ts'
import type { StepInfo } from '../contract/index.ts'
import type { Store } from '../store/index.ts'
import type { Told } from './index.ts'

const common = { onError: 'stop' as const }
const keys = (count: number, prefix: string) => Array.from({ length: count }, (_, at) => ({ key: `${prefix}${at}` }))
const find = { ...common, id: 'found', action: 'findRow', with: { key: '{{ json.key }}' } }
const create = { ...common, id: 'made', action: 'createRow', with: { key: '{{ json.key }}' } }
const send = { ...common, id: 'sent', action: 'sendRow', with: { key: '{{ json.key }}' } }

const rowOf = (step: StepInfo | undefined) => (step?.output ?? {}) as Row

describe('the engine', () => {
  let store: Store & { url: string }
  let other: Store
  let org: TinyOrg
  let lab: Lab

  before(async () => {
    store = await testStore()
    other = await testStore()
    org = await tinyOrg()
    lab = openLab({ store, orgUrl: org.url })
    await lab.engine.start()
  })
  beforeEach(() => {
    org.rows.length = 0
    org.asked.length = 0
    org.misbehave = () => 'none'
  })
  after(async () => {
    await lab.engine.stop()
    await org.close()
  })

  const rowKeys = () => org.rows.map((row) => row.key).sort()
  const paths = () => org.asked.map(({ path }) => path)
  async function runOnce(steps: Parameters<Lab['save']>[0], payload: Record<string, unknown>) {
    const [id = ''] = await lab.start(await lab.save(steps), [payload])
    await lab.finished()
    return lab.engine.runs.get(id)
  }

  // On a calm machine two calls; one that stands still for moments makes them more, but never as many as there are steps.
  test('200 runs of find, if and create share their calls and commits', async () => {
    const branch = { ...common, id: 'branch', if: 'json.found.id', then: [create] }
    const before = lab.engine.status().journal
    const workflow = await lab.save([find, branch])
    await lab.engine.pause(workflow)
    const ids = await lab.start(workflow, keys(200, 'a'))
    // All at once.
    await lab.engine.resume(workflow)
    await lab.finished()
    assert.ok(org.asked.length < 400 / 4, `${org.asked.length} calls for 400 steps`)
    assert.deepEqual(
      rowKeys(),
      keys(200, 'a')
        .map(({ key }) => key)
        .sort(),
    )
    const { journal } = lab.engine.status()
    // Per run: three results, one intent, one ending.
    assert.equal(journal.entries - before.entries, 1000)
    assert.ok(journal.commits - before.commits < 1000 / 4, `${journal.commits - before.commits} commits`)
    const run = await lab.engine.runs.get(ids[7] ?? '')
    const made = run.steps.find(({ path }) => path === 'made')
    assert.equal(run.status, 'succeeded')
    assert.deepEqual(made?.input, { key: 'a7' })
    assert.equal(rowOf(made).key, 'a7')
    assert.ok(made?.sharedBy && Math.abs(made.apiCalls - 1 / made.sharedBy) < 1e-9)
  })

  test('one bad input fails alone, with its Problem', async () => {
    await lab.start(await lab.save([find]), [...keys(20, 'b'), { key: 'bad' }])
    await lab.finished()
    const { items } = await lab.engine.runs.list({ limit: 21 })
    const failed = items.filter(({ status }) => status === 'failed')
    assert.deepEqual(
      failed.map(({ problem }) => problem?.code),
      ['field-value-invalid'],
    )
    assert.equal(items.filter(({ status }) => status === 'succeeded').length, 20)
  })

  test('an input that does not fit is not sent', async () => {
    const run = await runOnce([{ ...find, with: { key: { not: 'a text' }, other: true } }], {})
    assert.equal(run.problem?.code, 'input-invalid')
    assert.deepEqual(run.problem?.items?.map(({ path }) => path).includes('key'), true)
    assert.deepEqual(paths(), [])
  })

  test('a create whose answer was lost is found, and not done again', async () => {
    org.misbehave = (path) => (path === '/create' ? 'lose' : 'none')
    await lab.start(await lab.save([create]), keys(5, 'c'))
    await lab.finished()
    assert.deepEqual(rowKeys(), ['c0', 'c1', 'c2', 'c3', 'c4'])
    assert.ok(paths().includes('/rows'))
  })

  test('two equal creates with lost answers each find their own', async () => {
    org.misbehave = (path) => (path === '/create' && org.asked.length === 1 ? 'lose' : 'none')
    const ids = await lab.start(await lab.save([create]), [{ key: 'twin' }, { key: 'twin' }])
    await lab.finished()
    const runs = await Promise.all(ids.map((id) => lab.engine.runs.get(id)))
    const made = runs.map((run) => rowOf(run.steps[0]).id)
    assert.deepEqual(made.sort(), org.rows.map(({ id }) => id).sort())
  })

  test('a write nobody can look for is left in doubt, and a person decides', async () => {
    org.misbehave = (path) => (path === '/create' && org.asked.length === 1 ? 'lose' : 'none')
    const run = await runOnce([send, find], { key: 'mail' })
    assert.equal(run.status, 'in-doubt')
    assert.equal(run.steps[0]?.status, 'in-doubt')
    await lab.engine.runs.settle(run.id, 'sent', { happened: true, output: { id: 'row-1' } })
    await lab.finished()
    const settled = await lab.engine.runs.get(run.id)
    assert.equal(settled.status, 'succeeded')
    assert.deepEqual(paths(), ['/create', '/find'])
  })

  test('an org that is away for a moment is asked again', async () => {
    org.misbehave = () => (org.asked.length <= 2 ? 'refuse' : 'none')
    const run = await runOnce([{ ...find, retry: { times: 5, firstDelayMs: 10 } }], { key: 'd' })
    assert.equal(run.status, 'succeeded')
    assert.equal(run.steps[0]?.attempt, 3)
    assert.equal(run.apiCalls, 3)
  })

  test('a failed run goes on from the failed step', async () => {
    org.misbehave = (path) => (path === '/upsert' ? 'refuse' : 'none')
    const upsert = { ...common, id: 'put', action: 'upsertRow', with: { key: '{{ json.found.key }}' } }
    const failed = await runOnce([find, { ...upsert, retry: { times: 0, firstDelayMs: 0 } }], { key: 'e' })
    assert.equal(failed.status, 'failed')
    org.misbehave = () => 'none'
    await lab.engine.runs.retry(failed.id)
    await lab.finished()
    assert.equal((await lab.engine.runs.get(failed.id)).status, 'succeeded')
    assert.deepEqual(paths(), ['/find', '/upsert', '/upsert'])
  })

  test('items of a list go out together, a filtered one is passed over, a failed one does not fail the others', async () => {
    const each = {
      ...common,
      id: 'each',
      selectMany: '{{ json.list }}',
      concurrency: 50,
      steps: [
        { ...common, id: 'only', filter: 'json.item != "skip"' },
        { ...create, with: { key: '{{ json.item }}' } },
      ],
    }
    const run = await runOnce([each], { list: ['x', 'skip', 'y', 'z'] })
    assert.equal(run.status, 'succeeded')
    assert.deepEqual(rowKeys(), ['x', 'y', 'z'])
    assert.deepEqual(org.asked, [{ path: '/create', keys: ['x', 'y', 'z'] }])
    assert.ok(run.steps.some(({ path }) => path === 'each/3/made'))
    const bad = await runOnce([each], { list: ['v', 'bad', 'w'] })
    assert.equal(bad.status, 'failed')
    assert.deepEqual(rowKeys(), ['v', 'w', 'x', 'y', 'z'])
    assert.deepEqual(
      bad.problem?.items?.map(({ path }) => path),
      ['each/1'],
    )
  })

  test('on error continue: the Problem is the result', async () => {
    const steps = [
      { ...find, onError: 'continue' as const, with: { key: 'bad' } },
      { ...common, id: 'end', stop: 'saw {{ json.found.problem.code }}' },
    ]
    const run = await runOnce(steps, {})
    assert.equal(run.status, 'succeeded')
    assert.equal(run.outcome, 'stopped: saw field-value-invalid')
  })

  test('a wait lays the run aside and wakes it', async () => {
    const run = await runOnce([{ ...common, id: 'pause', wait: { seconds: 0.3 } }, find], { key: 'f' })
    const [pause, found] = run.steps
    assert.equal(run.status, 'succeeded')
    assert.ok(Date.parse(found?.startedAt ?? '') - Date.parse(pause?.startedAt ?? '') >= 280)
  })

  test('a cancelled run does nothing more', async () => {
    const steps = [{ ...common, id: 'pause', ...untilTold('never') }, find]
    const [id = ''] = await lab.start(await lab.save(steps), [{ key: 'g' }])
    await lab.waits(id)
    assert.equal((await lab.engine.runs.cancel(id)).status, 'cancelled')
    await lab.finished()
    await assert.rejects(lab.engine.runs.cancel(id), { code: 'conflict' })
    assert.deepEqual(paths(), [])
  })

  test('watchers are told what is durable, in order', async () => {
    const told: Told[] = []
    const end = lab.engine.watch((message) => told.push(message))
    const words = () =>
      told.flatMap((message) => {
        if (message.type === 'run') return `run ${message.run.status} ${message.run.recordName}`
        return message.type === 'step' ? `step ${message.step.path} ${message.step.summary}` : []
      })
    await runOnce([find], { key: 'h', Name: 'Ada' })
    await until('the last message', async () => words().length >= 3)
    end()
    assert.deepEqual(words(), ['run running Ada', 'step found found-h', 'run succeeded Ada'])
  })

  test('runs that wait for their connection go on when it heals', async () => {
    let paused = true
    org.misbehave = () => (paused ? 'pause' : 'none')
    const [id = ''] = await lab.start(await lab.save([find]), [{ key: 'j' }])
    await lab.waits(id)
    const waiting = await lab.engine.runs.get(id)
    assert.equal(waiting.problem?.code, 'connection-paused')
    assert.equal(waiting.steps[0]?.status, 'waiting')
    paused = false
    lab.engine.connectionHealed('any')
    await lab.finished()
    assert.equal((await lab.engine.runs.get(id)).status, 'succeeded')
  })

  test('when the database drops every connection, nothing is lost or doubled', async () => {
    // Gives when they have ended: one that dies a little later would take the next test's question with it.
    const dropAll =
      'select pg_terminate_backend(pid, 60000) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()'
    const database = store.url.slice(store.url.indexOf('/test_') + 1).split('?')[0]
    const allStarted = Promise.withResolvers<void>()
    let calls = 0
    org.misbehave = async () => {
      calls += 1
      await allStarted.promise
      if (calls <= 3) await other.pool.query(dropAll, [database])
      return 'none' as const
    }
    await lab.start(await lab.save([find, create]), keys(60, 'k'))
    allStarted.resolve()
    await lab.finished()
    assert.ok(calls >= 2)
    assert.deepEqual(
      rowKeys(),
      keys(60, 'k')
        .map(({ key }) => key)
        .sort(),
    )
  })

  test('runs of one record go one after the other, in the order of its events', async () => {
    org.misbehave = () => sleep(Math.random() * 20).then(() => 'none')
    const workflow = await lab.save([create])
    for (let at = 0; at < 6; at++) {
      await lab.engine.startByHand(workflow, { payload: { key: `l${at}` }, recordId: '00Q000000000001AAA' })
    }
    await lab.finished()
    assert.deepEqual(
      org.rows.map(({ key }) => key),
      keys(6, 'l').map(({ key }) => key),
    )
    assert.equal(org.asked.length, 6)
  })

  test('runs are listed page by page', async () => {
    const first = await lab.engine.runs.list({ limit: 100, status: 'succeeded' })
    const second = await lab.engine.runs.list({ limit: 100, status: 'succeeded', cursor: first.next ?? '' })
    const ids = new Set([...first.items, ...second.items].map(({ id }) => id))
    assert.equal(ids.size, 200)
    await assert.rejects(lab.engine.runs.list({ cursor: 'nonsense' }), { code: 'bad-request' })
  })

  test('the API calls of steps are in the usage, by workflow', async () => {
    const workflow = await lab.save([find])
    await lab.start(workflow, keys(10, 'i'))
    await lab.finished()
    // Of two hours: one may end just now.
    const own = async () => (await lab.engine.usage(2)).filter(({ workflowId }) => workflowId === workflow)
    const counted = async () => (await own()).reduce((sum, { calls }) => sum + calls, 0)
    await until('all calls to be counted', async () => Math.abs((await counted()) - org.asked.length) < 1e-6)
    assert.ok((await own()).every(({ purpose }) => purpose === 'step'))
  })
})
