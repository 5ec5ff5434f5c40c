/** From nothing to the first answer, and what it holds when nobody asks. */
import { setTimeout as sleep } from 'node:timers/promises'
import { median, memoryMb } from '../support/measure.ts'
import { startOrg } from '../support/org.ts'
import type { Options, Part } from '../support/report.ts'

/** By then it has given back what starting took. */
const settledMs = 3000

export function startParts({ full }: Options): Part[] {
  return [
    {
      name: 'start',
      async run() {
        const starts: number[] = []
        let idle = Number.NaN
        for (let n = full ? 5 : 2; n > 0; n -= 1) {
          const begun = performance.now()
          const org = await startOrg('demo')
          await fetch(`${org.url}/services/data`)
          starts.push(performance.now() - begun)
          if (n === 1) {
            await sleep(settledMs)
            idle = memoryMb(org.pid)
          }
          await org.stop()
        }
        return [
          { name: 'start to first answer', value: median(starts), unit: 'ms', goal: { atMost: 1000 } },
          { name: 'memory when idle', value: idle, unit: 'MB', goal: { atMost: 120 } },
        ]
      },
    },
  ]
}
