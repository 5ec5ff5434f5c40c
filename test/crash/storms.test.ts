/** The short form of the fault storms (`node bench/storms.ts` is the long one, and judges all of them). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allStorms } from '../../bench/storms/all.ts'

const leads = 1500
const runsAtOnce = 50

/**
 * A fifth of the leads comes back, so many runs at a time: each such wave may take its two calls, whatever the calm ones took. The
 * long form, whose calls carry hundreds of rows, judges the ratio alone.
 */
const waves = (2 * leads) / 5 / runsAtOnce

test('storms: everything ends as it should, for hardly more calls than in calm', async (t) => {
  const passed = await allStorms({ leads, runsAtOnce, only: '', tell: (text) => t.diagnostic(text) })
  assert.equal(passed.length, 8)
  for (const { storm, calm } of passed) {
    assert.deepEqual(storm.wrong, [], storm.name)
    if (!calm) continue
    assert.ok(storm.calls <= 1.2 * calm.calls + waves, `${storm.name}: ${storm.calls} calls, in calm ${calm.calls}`)
  }
})
