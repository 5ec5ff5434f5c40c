/** The short form of the simulation (`node bench/simulation.ts` plays more seeds). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playSeeds } from '../../bench/simulation/play.ts'

test('three random plays of workflows, faults, deaths and clock jumps: the org has what it should, once', async (t) => {
  const played = await playSeeds(1, 3, ({ seed, story }) => t.diagnostic(`seed ${seed}: ${story}`))
  for (const { seed, wrong } of played) {
    assert.deepEqual(wrong, [], `again: node bench/simulation.ts --from ${seed} --seeds 1`)
  }
})
