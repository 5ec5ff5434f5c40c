/** A line of runs that stands, and how fast it gets shorter when it may. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { memoryMb } from '../support/measure.ts'
import { type Site, type Spent, spentEach } from './site.ts'
import { speedEvent } from './work.ts'

export interface Drained {
  runs: number
  ms: number
  perSecond: number
  /** Each run's. */
  spent: Spent
  /** API calls each run. */
  calls: number
  /** Resident MB of the first server, from the beginning to the end. */
  memory: number[]
  /** Each server's part of the runs under way, 0 to 1, the smallest first. */
  shares: number[]
}

const openRuns = `
select count(*) as open from run where workflow_id = $1 and status in ('queued', 'running', 'waiting')`
const byServer = `select server_id as id, count(*) as runs from run where status = 'running' group by server_id`
const worked = `select count(*) as count from run where workflow_id = $1 and status = 'succeeded'`

/** Posts events a thousand at a time while the workflow is paused. */
export async function postEvents({ client }: Site, type: string, count: number, salt: string): Promise<void> {
  for (let made = 0; made < count; made += 1000) {
    const events = Array.from({ length: Math.min(1000, count - made) }, (_, n) => ({
      type,
      payload: { ...speedEvent(made + n, salt) },
    }))
    await client.send('POST', '/api/v1/app-events', { events })
  }
}

/** `fill` makes exactly so many runs of the workflow, which is paused meanwhile; then they are worked off. */
export async function drain(site: Site, id: string, runs: number, fill: () => Promise<unknown>): Promise<Drained> {
  const { client, org, ground, fleet } = site
  const read = async <T extends object>(text: string, values: unknown[] = []) =>
    (await ground.store.pool.query<T>(text, values)).rows
  const open = async () => (await read<{ open: number }>(openRuns, [id]))[0]?.open ?? 0
  const done = async () => (await read<{ count: number }>(worked, [id]))[0]?.count ?? 0
  await client.send('POST', `/api/v1/workflows/${id}/pause`)
  await fill()
  while ((await open()) < runs) await sleep(100)
  const before = await done()
  await org.control.forgetCalls()
  const [spent, begun] = [site.spent(), performance.now()]
  const memory: number[] = []
  const runsOf = new Map<string, number>()
  await client.send('POST', `/api/v1/workflows/${id}/resume`)
  while ((await open()) > 0) {
    memory.push(memoryMb(fleet.alive()[0]?.pid ?? 0))
    for (const server of await read<{ id: string; runs: number }>(byServer)) {
      runsOf.set(server.id, (runsOf.get(server.id) ?? 0) + server.runs)
    }
    await sleep(runs > 20_000 ? 500 : 50)
  }
  const ms = performance.now() - begun
  const failed = runs - ((await done()) - before)
  assert.ok(failed <= 0, `${failed} of ${runs} runs did not work`)
  const { apiCalls } = await org.control.callTotals({ client: 'Rainmaker' })
  return {
    ...{ runs, ms, memory, perSecond: runs / (ms / 1000), calls: apiCalls / runs },
    spent: spentEach(spent, site.spent(), runs),
    shares: sharesOf([...runsOf.values()]),
  }
}

function sharesOf(counts: number[]): number[] {
  const all = counts.reduce((total, count) => total + count, 0)
  return counts.map((count) => count / all).sort((a, b) => a - b)
}
