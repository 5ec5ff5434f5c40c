/** Does one task with one client and tells its parent what it took. */
import assert from 'node:assert/strict'
import { type Doers, type Outcome, type Task, warmUpReads } from './task.ts'

const [client = '', json = '{}'] = process.argv.slice(2)
const task = JSON.parse(json) as Task
const { doers } = (await import(`./${client}.ts`)) as { doers: Doers }
await doers.reads?.({ ...task, count: warmUpReads })

const cpu = process.cpuUsage()
const started = performance.now()
const seen = await doers[task.name]?.(task)
const ms = performance.now() - started
const { user, system } = process.cpuUsage(cpu)
assert.equal(seen, task.count, `${client} saw ${seen} of ${task.count} records`)
const outcome: Outcome = {
  ms,
  cpuMs: (user + system) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
  apiCalls: 0,
}
process.send?.(outcome, () => process.disconnect())
