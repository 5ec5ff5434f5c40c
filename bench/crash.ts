/**
 * The crash campaign: real servers, real PostgreSQL, a local org; kills at random moments and at every named place, then
 * a count of what was lost, doubled or stuck. `node bench/crash.ts [--kills 20] [--points] [--times 5] [--servers 2] [--database 0]`
 */
import { parseArgs } from 'node:util'
import { campaign } from './crash/campaign.ts'
import { table, verdictOf } from './crash/verdict.ts'

const { values } = parseArgs({
  options: {
    /** SIGKILLs at random moments. */
    kills: { type: 'string', default: '20' },
    /** Also a crash at every named place … */
    points: { type: 'boolean', default: false },
    /** … so often. */
    times: { type: 'string', default: '5' },
    /** Processes on the same database. */
    servers: { type: 'string', default: '1' },
    /** Restarts of PostgreSQL under load. */
    database: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
})

const result = await campaign({
  kills: Number(values.kills),
  pointTimes: values.points ? Number(values.times) : 0,
  servers: Number(values.servers),
  databaseRestarts: Number(values.database),
  tell: (text) => process.stderr.write(`${text}\n`),
})
const verdict = verdictOf(result)
console.log(values.json ? JSON.stringify(verdict) : table(verdict))
if (verdict.some(({ held }) => !held)) process.exitCode = 1
