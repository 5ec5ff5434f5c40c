import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { openStepLab, type StepLab } from '../../../test/support/step-lab.ts'

describe('ai steps', () => {
  let lab: StepLab
  before(async () => {
    lab = await openStepLab()
  })
  beforeEach(() => lab.clear())
  after(() => lab.close())

  test('extracts items, and a list step works on them', async () => {
    lab.say = () => ({ json: { items: [{ title: 'Send', description: 'The offer' }] } })
    const done = await lab.run(
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
      lab.org.rows.map(({ key }) => key),
      ['Send'],
    )
    assert.equal(lab.model.questions[0]?.data, 'We send the offer')
  })

  test('an answer is paid for once: what follows may be retried', async () => {
    lab.say = () => ({ json: { text: 'x' } })
    lab.reply = (_path, nth) => (nth === 1 ? { status: 400 } : { body: {} })
    const failed = await lab.run('- { id: a, ai: { prompt: p, input: 1 } }\n- { id: b, http: { url: $web/b } }')
    assert.equal(failed.status, 'failed')
    await lab.engine.runs.retry(failed.id)
    await lab.finished()
    assert.equal((await lab.engine.runs.get(failed.id)).status, 'succeeded')
    assert.equal(lab.model.questions.length, 1)
  })

  test('a model that is busy is asked again', async () => {
    lab.say = (nth) => (nth < 2 ? { reply: { status: nth === 0 ? 429 : 500 } } : { json: { text: 'x' } })
    const done = await lab.run('- { id: a, ai: { prompt: p, input: 1 }, retry: { times: 3, firstDelayMs: 5 } }')
    assert.deepEqual([done.status, done.steps[0]?.attempt], ['succeeded', 3])
  })

  test('the limit counts what the whole run has spent, also before a restart', async () => {
    lab.say = () => ({ json: { text: 'y'.repeat(60_000) } })
    const text = `
- { id: a, ai: { prompt: p, input: 1 } }
- { id: pause, wait: { seconds: 0.2 } }
- { id: b, ai: { prompt: p, input: "${'z'.repeat(200_000)}" } }`
    const done = await lab.run(text)
    assert.equal(done.problem?.code, 'ai-limit')
    assert.equal(lab.model.questions.length, 1)
  })
})
