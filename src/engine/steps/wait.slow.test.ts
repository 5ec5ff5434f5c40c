import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStepLab, type StepLab } from '../../../test/support/step-lab.ts'
import type { RunDetail } from '../../contract/index.ts'
import { firstTenant } from '../../store/index.ts'

describe('waiting for an event', () => {
  let lab: StepLab
  before(async () => {
    lab = await openStepLab()
  })
  beforeEach(() => lab.clear())
  after(() => lab.close())

  const post = (event: string, payload: Record<string, unknown>) =>
    lab.store.pool.query(
      `insert into event (connection_id, feed, object, change, record_id, key, occurred_at, record)
         values ($1, 'app-event', $2, 'created', '', gen_random_uuid()::text, now(), $3)`,
      [firstTenant, event, JSON.stringify(payload)],
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
    const [id = ''] = await lab.start(await lab.save(lab.steps(text)), [{ deal: { id: 7 }, patience: 60 }])
    await until(id, 'waiting')
    await post('APPROVED', { deal: { id: 8 }, by: 'Bob' })
    await post('REFUSED', { deal: { id: 7 }, by: 'Bob' })
    await sleep(50)
    await post('APPROVED', { deal: { id: 7 }, by: 'Ada', more: 1 })
    await lab.finished()
    assert.equal((await lab.engine.runs.get(id)).outcome, 'stopped: true Ada')
  })

  test('without it the run goes on when the time is over', async () => {
    assert.equal((await lab.run(text, { deal: 1, patience: 0.4 })).outcome, 'stopped: false ')
  })

  test('two waits take two events', async () => {
    const [first = ''] = text.trim().split('\n')
    const twice = `${first}\n${first.replace('id: ok', 'id: again')}\n- { id: end, stop: "{{ json.ok.payload.by }} {{ json.again.payload.by }}" }`
    const [id = ''] = await lab.start(await lab.save(lab.steps(twice)), [{ deal: 9, patience: 60 }])
    await until(id, 'waiting')
    await post('APPROVED', { deal: 9, by: 'Ada' })
    while ((await lab.engine.runs.get(id)).steps.length < 2) await sleep(20)
    await until(id, 'waiting')
    await post('APPROVED', { deal: 9, by: 'Bob' })
    await lab.finished()
    assert.equal((await lab.engine.runs.get(id)).outcome, 'stopped: Ada Bob')
  })
})

test('a clock that is set back makes no wait for a time longer', async (t) => {
  const clock = { behindMs: 0, now: () => Date.now() - clock.behindMs }
  const lab = await openStepLab(clock)
  t.after(() => lab.close())
  const text = '- { id: pause, wait: { seconds: 1 } }\n- { id: end, stop: over }'
  const [id = ''] = await lab.start(await lab.save(lab.steps(text)), [{}])
  while ((await lab.engine.runs.get(id)).status !== 'waiting') await sleep(20)
  clock.behindMs = 600_000
  await lab.finished()
  assert.equal((await lab.engine.runs.get(id)).outcome, 'stopped: over')
})
