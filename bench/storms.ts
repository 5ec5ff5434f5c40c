/**
 * Fault storms on a real server and a local org: everything finishes, for at most a fifth more calls than in calm.
 * `node bench/storms.ts [--leads 10000] [--at-once 500] [--only word] [--json]`; the exit code is the verdict.
 */
import { parseArgs } from 'node:util'
import { table } from './crash/verdict.ts'
import { allStorms } from './storms/all.ts'
import { verdictOf } from './storms/verdict.ts'

const { values } = parseArgs({
  options: {
    /** Each is one run of two steps: a find and an update. */
    leads: { type: 'string', default: '10000' },
    /** Runs the server has under way at the same time: the fewer, the more calls there are to save. */
    'at-once': { type: 'string', default: '500' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})

const passed = await allStorms({
  leads: Number(values.leads),
  runsAtOnce: Number(values['at-once']),
  only: values.only,
  tell: (text) => process.stderr.write(`${text}\n`),
})
const verdict = verdictOf(passed)
console.log(values.json ? JSON.stringify(verdict) : table(verdict))
if (verdict.some(({ held }) => !held)) process.exitCode = 1
