import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectionId, type Lab, openLab } from '../../../test/support/engine-lab.ts'
import { type TinyOrg, tinyOrg } from '../../../test/support/engine-org.ts'
import { type ModelServer, type Said, startModelServer } from '../../../test/support/model-server.ts'
import { readSteps } from '../../../test/support/read-steps.ts'
import { type Reply, type ScriptedServer, startScriptedServer } from '../../../test/support/scripted-server.ts'
import { testStore } from '../../../test/support/store.ts'
import { createAi } from '../../ai/index.ts'
import type { Store } from '../../store/index.ts'
import type { Step } from '../../workflows/index.ts'
import type { RunDetail } from '../index.ts'

describe('steps', () => {
  let store: Store
  let org: TinyOrg
  let lab: Lab
  let web: ScriptedServer
  let model: ModelServer
  let reply: (path: string, nth: number) => Reply
  let say: (nth: number) => Said

  before(async () => {
    store = await testStore()
    org = await tinyOrg()
    web = await startScriptedServer(({ path }) => reply(path, web.asked.length))
    model = await startModelServer((_question, nth) => say(nth))
    const ai = createAi({ aiUrl: model.url, aiKeyFile: '', aiModel: 'small' })
    lab = openLab({ store, orgUrl: org.url, ai })
    await lab.engine.start()
  })
  beforeEach(() => {
    org.rows.length = web.asked.length = model.questions.length = 0
    reply = () => ({ body: { fine: true } })
  })
  after(async () => {
    await lab.engine.stop()
    await Promise.all([org.close(), web.close(), model.close()])
  })

  /** Runs the steps of a YAML text once; `$web` stands for the web server. */
  async function run(text: string, payload: Record<string, unknown> = {}): Promise<RunDetail> {
    const [id = ''] = await lab.start(await lab.save(stepsOf(text)), [payload])
    await lab.finished()
    return lab.engine.runs.get(id)
  }
  const stepsOf = (text: string): Step[] => readSteps(text.replaceAll('$web', web.url))
  const output = ({ steps }: RunDetail, path: string) => steps.find((step) => step.path === path)?.output as Output
  type Output = Record<string, unknown> & { body: unknown; results: Record<string, unknown> }

  describe('http', () => {
    test('asks with filled address, query, headers and body, and reads the answer', async () => {
      const text = `
- id: send
  http:
    method: POST
    url: $web/orders/{{ json.id }}?a=1
    query: { tag: [x, y], none: "{{ json.nothing }}", text: "{{ json.id }}" }
    headers: { Authorization: "Bearer {{ json.key }}" }
    body: { amount: "{{ json.amount }}", note: "Order {{ json.id }}" }
- { id: end, stop: "{{ json.send.status }} {{ json.send.body.fine }}" }`
      const done = await run(text, { id: 'a/../b?c#d', key: 'secret', amount: 12.5 })
      assert.equal(done.problem, null)
      assert.equal(done.outcome, 'stopped: 200 true')
      const [asked] = web.asked
      assert.equal(asked?.path, '/orders/a%2F..%2Fb%3Fc%23d?a=1&tag=x&tag=y&text=a%2F..%2Fb%3Fc%23d')
      assert.equal(asked?.headers.authorization, 'Bearer secret')
      assert.deepEqual(asked?.body, { amount: 12.5, note: 'Order a/../b?c#d' })
      assert.match(String(asked?.headers['idempotency-key']), /^[0-9a-f]{32}$/)
      assert.ok(!JSON.stringify(done.steps).includes('secret'), 'keys are not shown')
    })

    test('forms, texts and answers that are no JSON', async () => {
      reply = (path) => ({ headers: { 'content-type': path === '/b' ? 'image/png' : 'text/plain' }, body: 'plain' })
      const done = await run(`
- { id: a, http: { method: PUT, url: $web/a, form: { x: 1, y: [2, 3] } } }
- { id: b, http: { method: DELETE, url: $web/b } }
- { id: c, http: { method: PUT, url: $web/c, text: hello } }`)
      assert.deepEqual([web.asked[0]?.body, web.asked[2]?.body], ['x=1&y=2&y=3', 'hello'])
      assert.equal(output(done, 'a').body, 'plain')
      assert.deepEqual([output(done, 'b').body, output(done, 'b')['encoding']], ['cGxhaW4=', 'base64'])
      assert.deepEqual(
        done.steps.map(({ writeClass }) => writeClass),
        ['E1', 'E1', 'E1'],
      )
    })

    test('a value cannot climb out of its place in the path', async () => {
      const done = await run('- { id: a, http: { url: "$web/files/{{ json.id }}/x" } }', { id: '..' })
      assert.equal(done.problem?.code, 'input-invalid')
      assert.equal(web.asked.length, 0)
    })

    test('reads and writes that may be repeated are repeated, with one key', async () => {
      reply = (_path, nth) => (nth < 3 ? { status: 503 } : { body: {} })
      const done = await run(
        '- { id: a, http: { method: PUT, url: $web/a, body: {} }, retry: { times: 3, firstDelayMs: 5 } }',
      )
      assert.deepEqual([done.status, done.steps[0]?.attempt], ['succeeded', 3])
      assert.equal(new Set(web.asked.map(({ headers }) => headers['idempotency-key'])).size, 1)
    })

    test('a POST whose answer was lost is left in doubt, and not repeated', async () => {
      reply = (_path, nth) => (nth === 1 ? 'cut' : { body: {} })
      const done = await run('- { id: a, http: { method: POST, url: $web/a, body: {} } }')
      assert.deepEqual([done.status, done.steps[0]?.status, done.steps[0]?.writeClass], ['in-doubt', 'in-doubt', 'E3'])
      assert.equal(web.asked.length, 1)
      await lab.engine.runs.settle(done.id, 'a', { happened: false })
      await lab.finished()
      assert.equal((await lab.engine.runs.get(done.id)).status, 'succeeded')
      assert.equal(web.asked.length, 2)
    })

    test('a POST that was under way when the server died is left in doubt, and not sent again', async () => {
      const text = '- { id: pause, wait: { seconds: 0.5 } }\n- { id: a, http: { method: POST, url: $web/a } }'
      const [id = ''] = await lab.start(await lab.save(stepsOf(text)), [{}])
      while ((await lab.engine.runs.get(id)).status !== 'waiting') await sleep(10)
      // What a server that is killed after the intent leaves behind.
      const intent = `insert into step (run_id, path, kind, status, write_class, started_at)
        values ($1, 'a', 'http', 'running', 'E3', now())`
      await store.pool.query(intent, [id])
      await lab.finished()
      assert.deepEqual([(await lab.engine.runs.get(id)).status, web.asked.length], ['in-doubt', 0])
    })

    test('a POST the other side does once is repeated', async () => {
      reply = (_path, nth) => (nth === 1 ? 'cut' : { body: {} })
      const call = '{ method: POST, url: $web/a, idempotent: true }'
      const done = await run(`- { id: a, http: ${call}, retry: { times: 2, firstDelayMs: 5 } }`)
      assert.deepEqual([done.status, web.asked.length], ['succeeded', 2])
    })

    test('a refusal ends the step, unless its status is accepted', async () => {
      reply = () => ({ status: 404, body: { error: 'gone' } })
      const done = await run('- { id: a, http: { url: $web/a } }')
      assert.deepEqual([done.problem?.code, /404.*gone/.test(done.problem?.what ?? '')], ['outside-refused', true])
      const accepted = await run(`
- { id: a, http: { url: $web/a, accept: [404] } }
- { id: b, stop: "{{ json.a.status }}" }`)
      assert.equal(accepted.outcome, 'stopped: 404')
    })

    test('Retry-After is kept to', async () => {
      reply = (_path, nth) => (nth === 1 ? { status: 429, headers: { 'retry-after': '1' } } : { body: {} })
      const done = await run('- { id: a, http: { url: $web/a }, retry: { times: 2, firstDelayMs: 1 } }')
      assert.equal(done.status, 'succeeded')
      assert.ok((done.steps[0]?.ms ?? 0) >= 950)
    })

    test('our own network is closed but for what is allowed', async () => {
      for (const url of ['http://10.0.0.1/', 'http://[::1]:80/', 'http://169.254.169.254/latest/meta-data']) {
        const done = await run(`- { id: a, http: { url: "${url}" } }`)
        assert.equal(done.problem?.code, 'address-closed')
      }
    })
  })

  describe('ai', () => {
    test('extracts items, and a list step works on them', async () => {
      say = () => ({ json: { items: [{ title: 'Send', description: 'The offer' }] } })
      const done = await run(
        `
- { id: tasks, ai: { do: extract, prompt: What to do, input: "{{ json.transcript }}" } }
- id: each
  selectMany: "{{ json.tasks.items }}"
  steps:
    - { id: made, action: createRow, with: { key: "{{ json.item.title }}" } }`,
        { transcript: 'We send the offer' },
      )
      assert.equal(done.status, 'succeeded')
      assert.deepEqual(
        org.rows.map(({ key }) => key),
        ['Send'],
      )
      assert.equal(model.questions[0]?.data, 'We send the offer')
    })

    test('an answer is paid for once: what follows may be retried', async () => {
      say = () => ({ json: { text: 'x' } })
      reply = (_path, nth) => (nth === 1 ? { status: 400 } : { body: {} })
      const failed = await run('- { id: a, ai: { prompt: p, input: 1 } }\n- { id: b, http: { url: $web/b } }')
      assert.equal(failed.status, 'failed')
      await lab.engine.runs.retry(failed.id)
      await lab.finished()
      assert.equal((await lab.engine.runs.get(failed.id)).status, 'succeeded')
      assert.equal(model.questions.length, 1)
    })

    test('a model that is busy is asked again', async () => {
      say = (nth) => (nth < 2 ? { reply: { status: nth === 0 ? 429 : 500 } } : { json: { text: 'x' } })
      const done = await run('- { id: a, ai: { prompt: p, input: 1 }, retry: { times: 3, firstDelayMs: 5 } }')
      assert.deepEqual([done.status, done.steps[0]?.attempt], ['succeeded', 3])
    })

    test('the limit counts what the whole run has spent, also before a restart', async () => {
      say = () => ({ json: { text: 'y'.repeat(60_000) } })
      const text = `
- { id: a, ai: { prompt: p, input: 1 } }
- { id: pause, wait: { seconds: 0.2 } }
- { id: b, ai: { prompt: p, input: "${'z'.repeat(200_000)}" } }`
      const done = await run(text)
      assert.equal(done.problem?.code, 'ai-limit')
      assert.equal(model.questions.length, 1)
    })
  })

  describe('run', () => {
    const saveNamed = async (name: string, text: string) => {
      const id = await lab.save(stepsOf(text))
      await store.pool.query('update workflow set name = $2 where id = $1', [id, name])
      return id
    }

    test('another workflow is a step: its results are at hand, also after it had to wait', async () => {
      await saveNamed(
        'inner',
        `
- { id: pause, wait: { seconds: 0.3 } }
- { id: made, action: createRow, with: { key: "{{ json.word }}" } }
- { id: more, set: { shout: "{{ json.word | upcase }}" } }`,
      )
      const done = await run(
        `
- { id: sub, run: inner, with: { word: "{{ json.word }}" } }
- { id: end, stop: "{{ json.sub.results.made.key }} {{ json.sub.results.shout }}" }`,
        { word: 'hey' },
      )
      assert.equal(done.outcome, 'stopped: hey HEY')
      const child = await lab.engine.runs.get(String(output(done, 'sub')['runId']))
      assert.equal(child.status, 'succeeded')
      assert.ok((done.ms ?? 0) < 3_000, `${done.ms} ms`)
    })

    test('twenty at once in a list, each once', async () => {
      await saveNamed('one', '- { id: made, action: createRow, with: { key: "{{ json.n }}" } }')
      const list = Array.from({ length: 20 }, (_, n) => `k${n}`)
      const done = await run(
        `
- id: each
  selectMany: "{{ json.list }}"
  concurrency: 5
  steps: [{ id: sub, run: one, with: { n: "{{ json.item }}" } }]`,
        { list },
      )
      assert.equal(done.status, 'succeeded')
      assert.deepEqual(org.rows.map(({ key }) => key).sort(), list.toSorted())
    })

    test('when it fails the step fails; retried, it goes on from where it failed', async () => {
      await saveNamed('breaks', '- { id: ok, action: createRow, with: { key: q } }\n- { id: b, http: { url: $web/b } }')
      reply = () => ({ status: 400 })
      const failed = await run('- { id: sub, run: breaks }')
      assert.deepEqual([failed.status, failed.problem?.code], ['failed', 'sub-run-failed'])
      reply = () => ({ body: {} })
      await lab.engine.runs.retry(failed.id)
      await lab.finished()
      assert.equal((await lab.engine.runs.get(failed.id)).status, 'succeeded')
      assert.equal(org.rows.length, 1)
    })

    test('started once, also when the server died right after it', async () => {
      const inner = await saveNamed('once', '- { id: pause, wait: { seconds: 0.8 } }')
      const [id = ''] = await lab.start(await lab.save(stepsOf('- { id: sub, run: once }')), [{}])
      while ((await lab.engine.runs.get(id)).status !== 'waiting') await sleep(10)
      await store.pool.query("delete from step where run_id = $1 and path = 'sub'", [id])
      await lab.finished()
      assert.equal((await lab.engine.runs.get(id)).status, 'succeeded')
      assert.equal((await lab.engine.runs.list({ workflowId: inner })).items.length, 1)
    })

    test('cancelled with the run that started it', async () => {
      const inner = await saveNamed('long', '- { id: pause, wait: { seconds: 60 } }')
      const [id = ''] = await lab.start(await lab.save(stepsOf('- { id: sub, run: long }')), [{}])
      const child = async () => (await lab.engine.runs.list({ workflowId: inner })).items[0]
      while ((await child())?.status !== 'waiting') await sleep(10)
      await lab.engine.runs.cancel(id)
      assert.equal((await child())?.status, 'cancelled')
      await lab.finished()
    })

    test('a workflow that runs itself is stopped', async () => {
      await saveNamed('endless', '- { id: sub, run: endless }')
      const done = await run('- { id: sub, run: endless }')
      assert.equal(done.status, 'failed')
      assert.match(done.problem?.what ?? '', /failed/)
      assert.equal((await run('- { id: sub, run: nobody }')).problem?.code, 'not-found')
    })
  })

  describe('wait for an event', () => {
    const post = (event: string, payload: Record<string, unknown>) =>
      store.pool.query(
        `insert into event (connection_id, feed, object, change, record_id, key, occurred_at, record)
         values ($1, 'app-event', $2, 'created', '', gen_random_uuid()::text, now(), $3)`,
        [connectionId, event, JSON.stringify(payload)],
      )
    const text = `
- { id: ok, wait: { event: APPROVED, match: { deal: "{{ json.deal }}" }, timeoutSeconds: "{{ json.patience }}" } }
- { id: end, stop: "{{ json.ok.happened }} {{ json.ok.payload.by }}" }`

    async function until(id: string, status: string): Promise<RunDetail> {
      for (;;) {
        const found = await lab.engine.runs.get(id)
        if (found.status === status) return found
        await sleep(20)
      }
    }

    test('the one that fits wakes the run', async () => {
      const [id = ''] = await lab.start(await lab.save(stepsOf(text)), [{ deal: { id: 7 }, patience: 60 }])
      await until(id, 'waiting')
      await post('APPROVED', { deal: { id: 8 }, by: 'Bob' })
      await post('REFUSED', { deal: { id: 7 }, by: 'Bob' })
      await sleep(50)
      await post('APPROVED', { deal: { id: 7 }, by: 'Ada', more: 1 })
      await lab.finished()
      assert.equal((await lab.engine.runs.get(id)).outcome, 'stopped: true Ada')
    })

    test('without it the run goes on when the time is over', async () => {
      assert.equal((await run(text, { deal: 1, patience: 0.4 })).outcome, 'stopped: false ')
    })

    test('two waits take two events', async () => {
      const [first = ''] = text.trim().split('\n')
      const twice = `${first}\n${first.replace('id: ok', 'id: again')}\n- { id: end, stop: "{{ json.ok.payload.by }} {{ json.again.payload.by }}" }`
      const [id = ''] = await lab.start(await lab.save(stepsOf(twice)), [{ deal: 9, patience: 60 }])
      await until(id, 'waiting')
      await post('APPROVED', { deal: 9, by: 'Ada' })
      await sleep(1500)
      assert.equal((await lab.engine.runs.get(id)).status, 'waiting')
      await post('APPROVED', { deal: 9, by: 'Bob' })
      await lab.finished()
      assert.equal((await lab.engine.runs.get(id)).outcome, 'stopped: Ada Bob')
    })
  })

  describe('what a step does with its failure', () => {
    test('catch: its steps read the Problem, then the run goes on', async () => {
      reply = (path) => ({ status: path === '/a' ? 400 : 200, body: {} })
      const done = await run(`
- id: a
  http: { url: $web/a }
  catch:
    - { id: tell, http: { method: PUT, url: $web/tell, body: { code: "{{ json.error.code }}", same: "{{ json.a.problem.code }}" } } }
- { id: end, stop: "after {{ json.tell.status }}" }`)
      assert.equal(done.outcome, 'stopped: after 200')
      assert.deepEqual(web.asked[1]?.body, { code: 'outside-refused', same: 'outside-refused' })
      assert.deepEqual(
        done.steps.map(({ path, status }) => `${path} ${status}`),
        ['a failed', 'tell succeeded', 'end succeeded'],
      )
    })

    test('a failure in there fails the run; retried, it goes on in there', async () => {
      reply = () => ({ status: 400 })
      const text = '- { id: a, http: { url: $web/a }, catch: [{ id: b, http: { url: $web/b } }] }'
      const failed = await run(text)
      assert.equal(failed.status, 'failed')
      reply = () => ({ body: {} })
      await lab.engine.runs.retry(failed.id)
      await lab.finished()
      assert.equal((await lab.engine.runs.get(failed.id)).status, 'succeeded')
      assert.deepEqual(
        web.asked.map(({ path }) => path),
        ['/a', '/b', '/b'],
      )
    })

    test('a filter that cannot be judged does not filter', async () => {
      const done = await run(`
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
        const done = await run(at(nil))
        assert.deepEqual([done.status, done.steps[0]?.input], ['succeeded', input])
      })
    }
    test('null, where null is said', async () => {
      const done = await run(at(', nil: "null"'))
      assert.deepEqual(done.steps[0]?.input, { key: 'k', note: null })
    })
    test('a failure, where that is said', async () => {
      for (const nil of [', nil: fail', ', nil: { note: fail }', ', nil: { "*": fail, key: skip }']) {
        const done = await run(at(nil))
        assert.deepEqual([done.problem?.code, done.problem?.field], ['value-missing', 'note'])
      }
      assert.equal(org.rows.length, 0)
    })
  })

  test('a run finishes on the version it began with', async () => {
    const id = await lab.save(stepsOf('- { id: pause, wait: { seconds: 0.5 } }\n- { id: end, stop: one }'))
    const [old = ''] = await lab.start(id, [{}])
    while ((await lab.engine.runs.get(old)).status !== 'waiting') await sleep(10)
    const document = JSON.stringify({ name: 'x', trigger: { on: 'x' }, steps: stepsOf('- { id: end, stop: two }') })
    const insert = `insert into workflow_version (workflow_id, version, document, source) values ($1, 2, $2, '')`
    await store.pool.query(insert, [id, document])
    await store.pool.query('update workflow set version = 2 where id = $1', [id])
    const [fresh = ''] = await lab.start(id, [{}])
    await lab.finished()
    const [first, second] = await Promise.all([old, fresh].map((one) => lab.engine.runs.get(one)))
    assert.deepEqual([first?.outcome, first?.workflowVersion], ['stopped: one', 1])
    assert.deepEqual([second?.outcome, second?.workflowVersion], ['stopped: two', 2])
  })
})
