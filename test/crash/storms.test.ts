/** The short form of the fault storms (`node bench/storms.ts` is the long one, and judges all of them). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allStorms } from '../../bench/storms/all.ts'

/**
 * What the waves of repeats cost however many leads there are: seen 5 to 15 calls of 60 here, 3 of 44 in the long form, which
 * judges the ratio alone.
 */
const waves = 6

test('storms: everything ends as it should, for hardly more calls than in calm', async (t) => {
  const passed = await allStorms({ leads: 1500, runsAtOnce: 50, only: '', tell: (text) => t.diagnostic(text) })
  assert.equal(passed.length, 8)
  for (const { storm, calm } of passed) {
    assert.deepEqual(storm.wrong, [], storm.name)
    if (!calm) continue
    assert.ok(storm.calls <= 1.2 * calm.calls + waves, `${storm.name}: ${storm.calls} calls, in calm ${calm.calls}`)
  }
})
