/** The race for an expired session, in short; `node bench/renewals.ts` is the campaign. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { killWhileRenewing, leaseMs, openGround, race } from '../../bench/renewals/race.ts'
import { holds } from '../../bench/support/report.ts'

const ground = await openGround(4, leaseMs)
after(() => ground.close())

test('four processes ask once for a new session, and lose nothing', async () => {
  const figures = await race(ground, 'web', 10)
  assert.deepEqual(
    figures.filter((figure) => !holds(figure)),
    [],
  )
})

test('a process killed while it renews takes no JWT connection with it, and no other one in silence', async () => {
  const figures = [...(await killWhileRenewing(ground, 'jwt', 1)), ...(await killWhileRenewing(ground, 'web', 1))]
  assert.deepEqual(
    figures.filter((figure) => !holds(figure)),
    [],
  )
})
