/** A line of runs, and how fast it gets shorter. */
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuMs } from '../support/measure.ts'
import type { OrgProcess } from '../support/org.ts'
import type { Figure } from '../support/report.ts'
import type { RunningEngine } from './engine.ts'

/** Starts runs by `start` and measures until all of them are over and worked. */
export async function drain(
  name: string,
  count: number,
  { engine, open }: RunningEngine,
  org: OrgProcess,
  start: () => Promise<unknown>,
): Promise<Figure[]> {
  const before = await engine.runs.counts()
  if ((await open()) > 0) throw new Error('runs were under way before the line was made')
  await org.control.forgetCalls()
  const [cpu, orgCpu, begun] = [process.cpuUsage(), cpuMs(org.pid), performance.now()]
  await start()
  const queuedMs = performance.now() - begun
  while ((await open()) > 0) await sleep(50)
  const ms = performance.now() - begun
  const { user, system } = process.cpuUsage(cpu)
  const { succeeded } = await engine.runs.counts()
  if (succeeded - before.succeeded !== count) throw new Error(`${succeeded - before.succeeded} of ${count} runs worked`)
  const { apiCalls } = await org.control.callTotals({ client: 'rainmaker' })
  const own = (user + system) / 1000
  const orgShare = (cpuMs(org.pid) - orgCpu) / count
  return [
    {
      name: `${name}: ${count.toLocaleString('en')} runs`,
      value: count / (ms / 1000),
      unit: 'runs/s',
      note: `in line after ${Math.round(queuedMs)} ms, all over after ${Math.round(ms)} ms`,
    },
    {
      name: '  processor of our server',
      value: own / count,
      unit: 'ms/run',
      note: `the org ${orgShare.toFixed(1)} ms/run, PostgreSQL not counted`,
    },
    { name: '  API calls', value: apiCalls, unit: '', note: `${(apiCalls / count).toFixed(3)} a run` },
  ]
}
