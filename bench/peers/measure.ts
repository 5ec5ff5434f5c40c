/** The same events for each contender: at an even pace, and as fast as it takes them. */
import { Agent } from 'undici'
import { atPace, post } from '../runs/pace.ts'
import { speedEvent } from '../runs/work.ts'
import { percentile } from '../support/measure.ts'
import type { OrgProcess } from '../support/org.ts'
import type { Contender } from './contender.ts'

export interface Measured {
  /** At 100 events a second, ms to the written record. */
  half: number
  most: number
  /** With 25 under way all the time, until the last record is written. */
  perSecond: number
  /** Meanwhile, ms of processor and API calls for each. */
  cpuMs: number
  calls: number
  /** MB after it. */
  memory: number
}

const inFlight = 25

export async function measure(
  contender: Contender,
  org: OrgProcess,
  seconds: number,
  count: number,
): Promise<Measured> {
  const agent = new Agent({ connections: 50 })
  try {
    const pace = { perSecond: 100, seconds }
    await timesOf(contender, 'warm', 400, (send) => atPace({ perSecond: 100, seconds: 4 }, send), agent)
    const times = await timesOf(contender, 'even', 100 * seconds, (send) => atPace(pace, send), agent)
    await org.control.forgetCalls()
    const [spent, begun] = [contender.spent(), performance.now()]
    await timesOf(contender, 'flood', count, (send) => flood(count, send), agent)
    const ms = performance.now() - begun
    const { apiCalls } = await org.control.callTotals()
    return {
      half: percentile(times, 50),
      most: percentile(times, 99),
      perSecond: count / (ms / 1000),
      cpuMs: (contender.spent() - spent) / count,
      calls: apiCalls / count,
      memory: contender.memory(),
    }
  } finally {
    await agent.close()
  }
}

type Send = (n: number) => Promise<void>

/** Milliseconds of each event to its written record. */
async function timesOf(
  { name, url, written }: Contender,
  what: string,
  count: number,
  run: (send: Send) => Promise<void>,
  agent: Agent,
): Promise<number[]> {
  const salt = `${what}-${name.replaceAll(/\W/g, '')}`
  const answered: number[] = []
  await run(async (n) => {
    const sent = performance.now()
    await post(agent, url, speedEvent(n, salt))
    answered.push(performance.now() - sent)
  })
  return written ? written(salt, count) : answered
}

async function flood(count: number, send: Send): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) {
      next += 1
      await send(next - 1)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
}
