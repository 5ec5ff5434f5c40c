/** Runs that come at an even pace, and how long each takes from its event to its end. */
import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from '../support/measure.ts'
import type { Figure } from '../support/report.ts'
import type { RunningEngine } from './engine.ts'

const finals = new Set(['succeeded', 'failed', 'cancelled', 'in-doubt'])

export async function latency(
  name: string,
  pace: { perSecond: number; seconds: number },
  { engine, open }: RunningEngine,
  start: (n: number) => Promise<{ id: string }>,
): Promise<Figure[]> {
  const begun = new Map<string, number>()
  const ended = new Map<string, number>()
  const forget = engine.watch((told) => {
    if (told.type === 'run' && finals.has(told.run.status) && !ended.has(told.run.id)) {
      ended.set(told.run.id, performance.now())
    }
  })
  const cpu = process.cpuUsage()
  const first = performance.now()
  const count = pace.perSecond * pace.seconds
  const starting: Promise<unknown>[] = []
  for (let n = 0; n < count; n += 1) {
    const due = first + (n * 1000) / pace.perSecond
    if (due > performance.now()) await sleep(due - performance.now())
    const at = performance.now()
    starting.push(start(n).then(({ id }) => begun.set(id, at)))
  }
  await Promise.all(starting)
  const paced = performance.now() - first
  while ((await open()) > 0) await sleep(20)
  await sleep(100)
  forget()
  const { user, system } = process.cpuUsage(cpu)
  const took = [...begun].flatMap(([id, at]) => (ended.get(id) ?? Number.NaN) - at)
  if (took.some(Number.isNaN)) throw new Error('some runs did not tell their end')
  const rate = count / (paced / 1000)
  return [
    {
      name: `${name} at ${pace.perSecond} events/s: half of the runs end within`,
      value: percentile(took, 50),
      unit: 'ms',
      note: `${rate.toFixed(0)}/s reached`,
    },
    { name: '  99 of 100 within', value: percentile(took, 99), unit: 'ms' },
    { name: '  processor of our server', value: (user + system) / 1000 / count, unit: 'ms/run' },
  ]
}
