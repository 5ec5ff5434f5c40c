/**
 * Many processes race for one expired session: how often is Salesforce asked, and is a connection ever lost?
 * `node bench/renewals.ts [--processes 16] [--expiries 1000] [--kills 50] [--json]`; its exit code is the verdict.
 */
import { parseArgs } from 'node:util'
import { type Flow, type Ground, killWhileRenewing, leaseMs, openGround, race } from './renewals/race.ts'
import { type Figure, holds, report } from './support/report.ts'

const { values } = parseArgs({
  options: {
    processes: { type: 'string', default: '16' },
    expiries: { type: 'string', default: '1000' },
    /** Processes killed in the middle of a renewal, by JWT and by a refresh token that works once. */
    kills: { type: 'string', default: '50' },
    json: { type: 'boolean', default: false },
  },
})
const [processes, expiries, kills] = [values.processes, values.expiries, values.kills].map(Number) as [
  number,
  number,
  number,
]

/** Of those who outlive the killed one. */
const survivors = 4

async function on(ground: Ground, run: (ground: Ground) => Promise<Figure[]>): Promise<Figure[]> {
  try {
    return await run(ground)
  } finally {
    await ground.close()
  }
}
const racing = async (flow: Flow, times: number) =>
  on(await openGround(processes), (ground) => race(ground, flow, times))
const killing = async (flow: Flow) =>
  on(await openGround(survivors, leaseMs), (ground) => killWhileRenewing(ground, flow, kills))

const figures = await report('Renewals', { full: true, json: values.json, only: '' }, [
  { name: 'rotating refresh token', run: () => racing('web', expiries) },
  { name: 'JWT', run: () => racing('jwt', Math.ceil(expiries / 4)) },
  { name: 'killed while renewing, JWT', run: () => killing('jwt') },
  { name: 'killed while renewing, rotating refresh token', run: () => killing('web') },
])
if (!figures.every(holds)) process.exitCode = 1
