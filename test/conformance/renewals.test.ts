/** The race for an expired session, in short; `node bench/renewals.ts` is the campaign. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { killWhileRenewing, leaseMs, openGround, race } from '../../bench/renewals/race.ts'
import { holds } from '../../bench/support/report.ts'

async function ground(processes: number, lease?: number) {
  const opened = await openGround(processes, lease)
  after(() => opened.close())
  return opened
}

test('four processes ask once for a new session, and lose nothing', async () => {
  // With the product's own lease: a process that stands still for a moment is not taken for dead.
  const figures = await race(await ground(4), 'web', 10)
  assert.deepEqual(
    figures.filter((figure) => !holds(figure)),
    [],
  )
})

test('a process killed while it renews takes no JWT connection with it, and no other one in silence', async () => {
  const four = await ground(4, leaseMs)
  const figures = [...(await killWhileRenewing(four, 'jwt', 1)), ...(await killWhileRenewing(four, 'web', 1))]
  assert.deepEqual(
    figures.filter((figure) => !holds(figure)),
    [],
  )
})
