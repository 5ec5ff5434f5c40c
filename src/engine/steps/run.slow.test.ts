import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { untilTold } from '../../../test/support/engine-lab.ts'
import { until } from '../../../test/support/product.ts'
import { openStepLab, outputOf, type StepLab } from '../../../test/support/step-lab.ts'

describe('run steps', () => {
  let lab: StepLab
  before(async () => {
    lab = await openStepLab()
  })
  beforeEach(() => lab.clear())
  after(() => lab.close())
  const pause = (event: string) => `- ${JSON.stringify({ id: 'pause', ...untilTold(event) })}`

  test('another workflow is a step: its results are at hand, also after it had to wait', async () => {
    await lab.saveNamed(
      'inner',
      `
- { id: pause, wait: { seconds: 0.3 } }
- { id: made, action: createRow, with: { key: "{{ json.word }}" } }
- { id: more, set: { shout: "{{ json.word | upcase }}" } }`,
    )
    const done = await lab.run(
      `
- { id: sub, run: inner, with: { word: "{{ json.word }}" } }
- { id: end, stop: "{{ json.sub.results.made.key }} {{ json.sub.results.shout }}" }`,
      { word: 'hey' },
    )
    assert.equal(done.outcome, 'stopped: hey HEY')
    const child = await lab.engine.runs.get(String(outputOf(done, 'sub')['runId']))
    assert.equal(child.status, 'succeeded')
  })

  test('twenty at once in a list, each once', async () => {
    await lab.saveNamed('one', '- { id: made, action: createRow, with: { key: "{{ json.n }}" } }')
    const list = Array.from({ length: 20 }, (_, n) => `k${n}`)
    const done = await lab.run(
      `
- id: each
  selectMany: "{{ json.list }}"
  concurrency: 5
  steps: [{ id: sub, run: one, with: { n: "{{ json.item }}" } }]`,
      { list },
    )
    assert.equal(done.status, 'succeeded')
    assert.deepEqual(lab.org.rows.map(({ key }) => key).sort(), list.toSorted())
  })

  test('when it fails the step fails; retried, it goes on from where it failed', async () => {
    await lab.saveNamed(
      'breaks',
      '- { id: ok, action: createRow, with: { key: q } }\n- { id: b, http: { url: $web/b } }',
    )
    lab.reply = () => ({ status: 400 })
    const failed = await lab.run('- { id: sub, run: breaks }')
    assert.deepEqual([failed.status, failed.problem?.code], ['failed', 'sub-run-failed'])
    lab.reply = () => ({ body: {} })
    await lab.engine.runs.retry(failed.id)
    await lab.finished()
    assert.equal((await lab.engine.runs.get(failed.id)).status, 'succeeded')
    assert.equal(lab.org.rows.length, 1)
  })

  test('one that runs itself ends at the 11th, and each of them tells the cause, not the chain', async () => {
    await lab.saveNamed('self', '- { id: again, run: self }')
    const { problem } = await lab.run('- { id: sub, run: self }')
    assert.equal(problem?.what.match(/failed:/g)?.length, 1)
    assert.match(problem?.what ?? '', /would be the 11th/)
  })

  test('started once, also when the server died right after it', async () => {
    const inner = await lab.saveNamed('once', pause('once'))
    const [id = ''] = await lab.start(await lab.save(lab.steps('- { id: sub, run: once }')), [{}])
    await lab.waits(id)
    await lab.store.pool.query("delete from step where run_id = $1 and path = 'sub'", [id])
    await lab.tell('once')
    await lab.finished()
    assert.equal((await lab.engine.runs.get(id)).status, 'succeeded')
    assert.equal((await lab.engine.runs.list({ workflowId: inner })).items.length, 1)
  })

  test('cancelled with the run that started it', async () => {
    const inner = await lab.saveNamed('long', pause('never'))
    const [id = ''] = await lab.start(await lab.save(lab.steps('- { id: sub, run: long }')), [{}])
    const child = async () => (await lab.engine.runs.list({ workflowId: inner })).items[0]
    await until('the inner run to wait', async () => (await child())?.status === 'waiting')
    await lab.engine.runs.cancel(id)
    assert.equal((await child())?.status, 'cancelled')
    await lab.finished()
  })

  test('a workflow that runs itself is stopped', async () => {
    await lab.saveNamed('endless', '- { id: sub, run: endless }')
    const done = await lab.run('- { id: sub, run: endless }')
    assert.equal(done.status, 'failed')
    assert.match(done.problem?.what ?? '', /failed/)
    assert.equal((await lab.run('- { id: sub, run: nobody }')).problem?.code, 'not-found')
  })
})
