import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { untilTold } from '../../../test/support/engine-lab.ts'
import { openStepLab, type StepLab } from '../../../test/support/step-lab.ts'

describe('the walk', () => {
  let lab: StepLab
  before(async () => {
    lab = await openStepLab()
  })
  beforeEach(() => lab.clear())
  after(() => lab.close())

  describe('what a step does with its failure', () => {
    test('catch: its steps read the Problem, then the run goes on', async () => {
      lab.reply = (path) => ({ status: path === '/a' ? 400 : 200, body: {} })
      const done = await lab.run(`
- id: a
  http: { url: $web/a }
  catch:
    - { id: tell, http: { method: PUT, url: $web/tell, body: { code: "{{ json.error.code }}", same: "{{ json.a.problem.code }}" } } }
- { id: end, stop: "after {{ json.tell.status }}" }`)
      assert.equal(done.outcome, 'stopped: after 200')
      assert.deepEqual(lab.web.asked[1]?.body, { code: 'outside-refused', same: 'outside-refused' })
      assert.deepEqual(
        done.steps.map(({ path, status }) => `${path} ${status}`),
        ['a failed', 'tell succeeded', 'end succeeded'],
      )
    })

    test('a time-out: the attempt ends, the step is tried again as often as it says, and then fails', async () => {
      lab.org.misbehave = () => sleep(600, 'none')
      const done = await lab.run(`
- id: a
  action: findRow
  with: { key: slow }
  timeoutMs: 100
  retry: { times: 1, firstDelayMs: 50 }`)
      lab.org.misbehave = () => 'none'
      assert.deepEqual([done.status, done.problem?.code, done.steps[0]?.attempt], ['failed', 'step-timeout', 2])
      // The time may be over before a machine that stands still has sent the call.
      assert.ok(lab.org.asked.filter(({ keys }) => keys.includes('slow')).length <= 2)
    })

    test('a failure in there fails the run; retried, it goes on in there', async () => {
      lab.reply = () => ({ status: 400 })
      const text = '- { id: a, http: { url: $web/a }, catch: [{ id: b, http: { url: $web/b } }] }'
      const failed = await lab.run(text)
      assert.equal(failed.status, 'failed')
      lab.reply = () => ({ body: {} })
      await lab.engine.runs.retry(failed.id)
      await lab.finished()
      assert.equal((await lab.engine.runs.get(failed.id)).status, 'succeeded')
      assert.deepEqual(
        lab.web.asked.map(({ path }) => path),
        ['/a', '/b', '/b'],
      )
    })

    test('a filter that cannot be judged does not filter', async () => {
      const done = await lab.run(`
- { id: a, filter: "{{ json.list | sort: 7 | plus_nothing }}", onError: continue }
- { id: end, stop: went on }`)
      assert.equal(done.outcome, 'stopped: went on')
    })
  })

  describe('values that are not there', () => {
    const at = (nil: string) => `- { id: a, action: createRow, with: { key: k, note: "{{ json.nothing }}" }${nil} }`
    const cases: [string, unknown][] = [
      ['', { key: 'k' }],
      [', nil: skip', { key: 'k' }],
      [', nil: { note: skip, "*": fail }', { key: 'k' }],
    ]
    for (const [nil, input] of cases) {
      test(`left out: ${nil || 'nothing said'}`, async () => {
        const done = await lab.run(at(nil))
        assert.deepEqual([done.status, done.steps[0]?.input], ['succeeded', input])
      })
    }
    test('null, where null is said', async () => {
      const done = await lab.run(at(', nil: "null"'))
      assert.deepEqual(done.steps[0]?.input, { key: 'k', note: null })
    })
    test('a failure, where that is said', async () => {
      for (const nil of [', nil: fail', ', nil: { note: fail }', ', nil: { "*": fail, key: skip }']) {
        const done = await lab.run(at(nil))
        assert.deepEqual([done.problem?.code, done.problem?.field], ['value-missing', 'note'])
      }
      assert.equal(lab.org.rows.length, 0)
    })
  })

  test('a run finishes on the version it began with', async () => {
    const pause = { id: 'pause', onError: 'stop' as const, ...untilTold('new version') }
    const id = await lab.save([pause, ...lab.steps('- { id: end, stop: one }')])
    const [old = ''] = await lab.start(id, [{}])
    await lab.waits(old)
    const document = JSON.stringify({ name: 'x', trigger: { on: 'x' }, steps: lab.steps('- { id: end, stop: two }') })
    const insert = `insert into workflow_version (workflow_id, version, document, source) values ($1, 2, $2, '')`
    await lab.store.pool.query(insert, [id, document])
    await lab.store.pool.query('update workflow set version = 2 where id = $1', [id])
    const [fresh = ''] = await lab.start(id, [{}])
    await lab.tell('new version')
    await lab.finished()
    const [first, second] = await Promise.all([old, fresh].map((one) => lab.engine.runs.get(one)))
    assert.deepEqual([first?.outcome, first?.workflowVersion], ['stopped: one', 1])
    assert.deepEqual([second?.outcome, second?.workflowVersion], ['stopped: two', 2])
  })
})
