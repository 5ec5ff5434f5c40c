/** Events that come at an even pace, each by a call of its own, and how long each takes to its written record. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent } from 'undici'
import { percentile } from '../support/measure.ts'
import type { Figure } from '../support/report.ts'
import { type Site, spentEach } from './site.ts'
import { findIfUpsert, speedEvent, tookOf } from './work.ts'

export interface Pace {
  perSecond: number
  seconds: number
}

/** Posts one JSON body; throws unless it is taken. */
export async function post(agent: Agent, url: URL, body: unknown): Promise<void> {
  const answer = await agent.request({
    origin: url.origin,
    path: url.pathname,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  await answer.body.dump()
  assert.ok(answer.statusCode < 300, `an event was answered with ${answer.statusCode}`)
}

/** Sends when each is due, whatever became of those before; fulfilled when all are taken. */
export async function atPace(pace: Pace, send: (n: number) => Promise<void>): Promise<void> {
  const first = performance.now()
  const sent: Promise<void>[] = []
  for (let n = 0; n < pace.perSecond * pace.seconds; n += 1) {
    const due = first + (n * 1000) / pace.perSecond
    if (due > performance.now()) await sleep(due - performance.now())
    sent.push(send(n))
  }
  await Promise.all(sent)
}

export async function paced(site: Site, pace: Pace): Promise<Figure[]> {
  await site.activate(findIfUpsert('webhook'))
  const url = await site.hook('speed')
  const agent = new Agent({ connections: 50 })
  const send = (salt: string) => (n: number) => post(agent, url, speedEvent(n, salt))
  // The first seconds of a process are spent compiling.
  await atPace({ ...pace, seconds: 4 }, send('warm'))
  await sleep(1000)
  const count = pace.perSecond * pace.seconds
  await site.org.control.forgetCalls()
  const [spent, begun] = [site.spent(), performance.now()]
  await atPace(pace, send('pace'))
  const reached = count / ((performance.now() - begun) / 1000)
  const took = await allOf(site, count)
  const each = spentEach(spent, site.spent(), count)
  const { apiCalls } = await site.org.control.callTotals({ client: 'Rainmaker' })
  const written = took.map((one) => one.written)
  return [
    {
      name: `event to its written record at ${pace.perSecond}/s: half within`,
      value: percentile(written, 50),
      unit: 'ms',
      goal: { atMost: 40 },
      note: `${reached.toFixed(0)}/s reached, ${(apiCalls / count).toFixed(2)} API calls a run`,
    },
    { name: '  99 of 100 within', value: percentile(written, 99), unit: 'ms', goal: { atMost: 150 } },
    {
      name: '  99 of 100 runs over within',
      value: percentile(
        took.map(({ ended }) => ended),
        99,
      ),
      unit: 'ms',
    },
    {
      name: '  processor of our server',
      value: each.servers,
      unit: 'ms/run',
      note: `PostgreSQL ${each.postgres.toFixed(1)}, the org ${each.org.toFixed(1)} ms/run`,
    },
  ]
}

async function allOf(site: Site, count: number) {
  for (let waited = 0; waited < 60; waited += 1) {
    const took = await tookOf(site, 'pace')
    if (took.length === count) return took
    await sleep(1000)
  }
  assert.fail(`${count} runs were to end within a minute`)
}
