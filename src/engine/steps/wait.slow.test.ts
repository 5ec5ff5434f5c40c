import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { until } from '../../../test/support/product.ts'
import { openStepLab, type StepLab } from '../../../test/support/step-lab.ts'

describe('waiting for an event', () => {
  let lab: StepLab
  before(async () => {
    lab = await openStepLab()
  })
  beforeEach(() => lab.clear())
  after(() => lab.close())

  const text = `
- { id: ok, wait: { event: APPROVED, match: { deal: "{{ json.deal }}" }, timeoutSeconds: "{{ json.patience }}" } }
- { id: end, stop: "{{ json.ok.happened }} {{ json.ok.payload.by }}" }`

  test('the one that fits wakes the run', async () => {
    const [id = ''] = await lab.start(await lab.save(lab.steps(text)), [{ deal: { id: 7 }, patience: 86_400 }])
    await lab.waits(id)
    await lab.tell('APPROVED', { deal: { id: 8 }, by: 'Bob' })
    await lab.tell('REFUSED', { deal: { id: 7 }, by: 'Bob' })
    await sleep(50)
    await lab.tell('APPROVED', { deal: { id: 7 }, by: 'Ada', more: 1 })
    await lab.finished()
    assert.equal((await lab.engine.runs.get(id)).outcome, 'stopped: true Ada')
  })

  test('without it the run goes on when the time is over', async () => {
    assert.equal((await lab.run(text, { deal: 1, patience: 0.4 })).outcome, 'stopped: false ')
  })

  test('two waits take two events', async () => {
    const [first = ''] = text.trim().split('\n')
    const twice = `${first}\n${first.replace('id: ok', 'id: again')}\n- { id: end, stop: "{{ json.ok.payload.by }} {{ json.again.payload.by }}" }`
    const [id = ''] = await lab.start(await lab.save(lab.steps(twice)), [{ deal: 9, patience: 86_400 }])
    await lab.waits(id)
    await lab.tell('APPROVED', { deal: 9, by: 'Ada' })
    await until('the second wait', async () => (await lab.engine.runs.get(id)).steps.length >= 2)
    await lab.tell('APPROVED', { deal: 9, by: 'Bob' })
    await lab.finished()
    assert.equal((await lab.engine.runs.get(id)).outcome, 'stopped: Ada Bob')
  })
})

test('a clock that is set back makes no wait for a time longer', async (t) => {
  const clock = { behindMs: 0, now: () => Date.now() - clock.behindMs }
  const lab = await openStepLab(clock)
  t.after(() => lab.close())
  // The moment it is laid aside: who looks for that later may come when the second is over.
  const end = lab.engine.watch((message) => {
    if (message.type === 'run' && message.run.status === 'waiting') clock.behindMs = 600_000
  })
  const text = '- { id: pause, wait: { seconds: 1 } }\n- { id: end, stop: over }'
  const [id = ''] = await lab.start(await lab.save(lab.steps(text)), [{}])
  await lab.finished()
  end()
  assert.equal(clock.behindMs, 600_000)
  assert.equal((await lab.engine.runs.get(id)).outcome, 'stopped: over')
})
