import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { openStepLab, outputOf, type StepLab } from '../../../test/support/step-lab.ts'
import { firstTenant } from '../../store/index.ts'

describe('http steps', () => {
  let lab: StepLab
  before(async () => {
    lab = await openStepLab()
  })
  beforeEach(() => lab.clear())
  after(() => lab.close())

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
    const done = await lab.run(text, { id: 'a/../b?c#d', key: 'secret', amount: 12.5 })
    assert.equal(done.problem, null)
    assert.equal(done.outcome, 'stopped: 200 true')
    const [asked] = lab.web.asked
    assert.equal(asked?.path, '/orders/a%2F..%2Fb%3Fc%23d?a=1&tag=x&tag=y&text=a%2F..%2Fb%3Fc%23d')
    assert.equal(asked?.headers.authorization, 'Bearer secret')
    assert.deepEqual(asked?.body, { amount: 12.5, note: 'Order a/../b?c#d' })
    assert.match(String(asked?.headers['idempotency-key']), /^[0-9a-f]{32}$/)
    assert.ok(!JSON.stringify(done.steps).includes('secret'), 'keys are not shown')
  })

  test('a named secret is sent where the document says so, and is nowhere to be seen', async () => {
    const secret = 'sk "quoted" 7f3a'
    await lab.engine.secrets.set(firstTenant, 'billing', secret)
    lab.reply = () => ({ body: { echo: `you sent Bearer ${secret}`, fine: true } })
    const text = `
- id: asked
  http: { method: GET, url: "$web/a", headers: { X-Key: "Bearer {secret:billing}", X-Data: "{{ json.note }}" } }`
    const done = await lab.run(text, { note: '{secret:billing}' })
    const asked = lab.web.asked.at(-1)
    assert.equal(asked?.headers['x-key'], `Bearer ${secret}`)
    assert.equal(asked?.headers['x-data'], '{secret:billing}', 'data that names a secret stays data')
    const { rows } = await lab.store.pool.query('select input, output from step where run_id = $1', [done.id])
    assert.ok(!JSON.stringify([done, rows]).includes('7f3a'), JSON.stringify(rows))
    assert.equal(outputOf(done, 'asked').body instanceof Object, true)
    assert.deepEqual(await lab.engine.secrets.list(firstTenant), ['billing'])
    await lab.engine.secrets.remove(firstTenant, 'billing')
    const without = await lab.run(text)
    assert.deepEqual(
      [without.problem?.code, without.problem?.fix],
      ['value-missing', 'Store it first: rainmaker secrets set billing'],
    )
  })

  test('forms, texts and answers that are no JSON', async () => {
    lab.reply = (path) => ({ headers: { 'content-type': path === '/b' ? 'image/png' : 'text/plain' }, body: 'plain' })
    const done = await lab.run(`
- { id: a, http: { method: PUT, url: $web/a, form: { x: 1, y: [2, 3] } } }
- { id: b, http: { method: DELETE, url: $web/b } }
- { id: c, http: { method: PUT, url: $web/c, text: hello } }`)
    assert.deepEqual([lab.web.asked[0]?.body, lab.web.asked[2]?.body], ['x=1&y=2&y=3', 'hello'])
    assert.equal(outputOf(done, 'a').body, 'plain')
    assert.deepEqual([outputOf(done, 'b').body, outputOf(done, 'b')['encoding']], ['cGxhaW4=', 'base64'])
    assert.deepEqual(
      done.steps.map(({ writeClass }) => writeClass),
      ['E1', 'E1', 'E1'],
    )
  })

  test('a value cannot climb out of its place in the path', async () => {
    const done = await lab.run('- { id: a, http: { url: "$web/files/{{ json.id }}/x" } }', { id: '..' })
    assert.equal(done.problem?.code, 'input-invalid')
    assert.equal(lab.web.asked.length, 0)
  })

  test('reads and writes that may be repeated are repeated, with one key', async () => {
    lab.reply = (_path, nth) => (nth < 3 ? { status: 503 } : { body: {} })
    const done = await lab.run(
      '- { id: a, http: { method: PUT, url: $web/a, body: {} }, retry: { times: 3, firstDelayMs: 5 } }',
    )
    assert.deepEqual([done.status, done.steps[0]?.attempt], ['succeeded', 3])
    assert.equal(new Set(lab.web.asked.map(({ headers }) => headers['idempotency-key'])).size, 1)
  })

  test('a POST whose answer was lost is left in doubt, and not repeated', async () => {
    lab.reply = (_path, nth) => (nth === 1 ? 'cut' : { body: {} })
    const done = await lab.run('- { id: a, http: { method: POST, url: $web/a, body: {} } }')
    assert.deepEqual([done.status, done.steps[0]?.status, done.steps[0]?.writeClass], ['in-doubt', 'in-doubt', 'E3'])
    assert.equal(lab.web.asked.length, 1)
    await lab.engine.runs.settle(done.id, 'a', { happened: false })
    await lab.finished()
    assert.equal((await lab.engine.runs.get(done.id)).status, 'succeeded')
    assert.equal(lab.web.asked.length, 2)
  })

  test('a POST that was under way when the server died is left in doubt, and not sent again', async () => {
    const workflow = await lab.save(lab.steps('- { id: a, http: { method: POST, url: $web/a } }'))
    await lab.engine.pause(workflow)
    const [id = ''] = await lab.start(workflow, [{}])
    // What a server that is killed after the intent leaves behind.
    await lab.store.pool.query('update run set epoch = epoch + 1 where id = $1', [id])
    const intent = `insert into step (run_id, path, kind, status, write_class, started_at)
        values ($1, 'a', 'http', 'running', 'E3', now())`
    await lab.store.pool.query(intent, [id])
    await lab.engine.resume(workflow)
    await lab.finished()
    assert.deepEqual([(await lab.engine.runs.get(id)).status, lab.web.asked.length], ['in-doubt', 0])
  })

  test('a POST the other side does once is repeated', async () => {
    lab.reply = (_path, nth) => (nth === 1 ? 'cut' : { body: {} })
    const call = '{ method: POST, url: $web/a, idempotent: true }'
    const done = await lab.run(`- { id: a, http: ${call}, retry: { times: 2, firstDelayMs: 5 } }`)
    assert.deepEqual([done.status, lab.web.asked.length], ['succeeded', 2])
  })

  test('a refusal ends the step, unless its status is accepted', async () => {
    lab.reply = () => ({ status: 404, body: { error: 'gone' } })
    const done = await lab.run('- { id: a, http: { url: $web/a } }')
    assert.deepEqual([done.problem?.code, /404.*gone/.test(done.problem?.what ?? '')], ['outside-refused', true])
    const accepted = await lab.run(`
- { id: a, http: { url: $web/a, accept: [404] } }
- { id: b, stop: "{{ json.a.status }}" }`)
    assert.equal(accepted.outcome, 'stopped: 404')
  })

  test('Retry-After is kept to', async () => {
    lab.reply = (_path, nth) => (nth === 1 ? { status: 429, headers: { 'retry-after': '1' } } : { body: {} })
    const done = await lab.run('- { id: a, http: { url: $web/a }, retry: { times: 2, firstDelayMs: 1 } }')
    assert.equal(done.status, 'succeeded')
    assert.ok((done.steps[0]?.ms ?? 0) >= 950)
  })

  test('our own network is closed but for what is allowed', async () => {
    for (const url of ['http://10.0.0.1/', 'http://[::1]:80/', 'http://169.254.169.254/latest/meta-data']) {
      const done = await lab.run(`- { id: a, http: { url: "${url}" } }`)
      assert.equal(done.problem?.code, 'address-closed')
    }
  })
})
