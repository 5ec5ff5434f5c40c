/**
 * Many processes race for one expired session: how often is Salesforce asked, and is a connection ever lost?
 * `node bench/renewals.ts [--processes 16] [--expiries 1000] [--kills 50] [--json]`; its exit code is the verdict.
 */
import { parseArgs } from 'node:util'
import { killWhileRenewing, openGround, race } from './renewals/race.ts'
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

const ground = await openGround(processes)
let figures: Figure[] = []
try {
  figures = await report('Renewals', { full: true, json: values.json, only: '' }, [
    { name: 'rotating refresh token', run: () => race(ground, 'web', expiries) },
    { name: 'JWT', run: () => race(ground, 'jwt', Math.ceil(expiries / 4)) },
    { name: 'killed while renewing, JWT', run: () => killWhileRenewing(ground, 'jwt', kills) },
    { name: 'killed while renewing, rotating refresh token', run: () => killWhileRenewing(ground, 'web', kills) },
  ])
} finally {
  await ground.close()
}
if (!figures.every(holds)) process.exitCode = 1
