/** What the page asks for, each many times: milliseconds that 95 of 100 answers do not exceed. */

import type { Client } from '../../src/cli/client.ts'
import type { Page, RunInfo } from '../../src/contract/index.ts'
import type { Store } from '../../src/store/index.ts'
import { median, percentile, timed } from '../support/measure.ts'
import type { Figure, Part } from '../support/report.ts'
import { workflowNames } from './fill-runs.ts'

const times = 60
const goal = { atMost: 300 }
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length]

type Ask = (n: number) => Promise<unknown>

/** The first asks warm the caches up, as a morning's first visitor does. */
async function figure(name: string, ask: Ask): Promise<Figure[]> {
  for (let n = 0; n < 3; n += 1) await ask(n)
  const ms: number[] = []
  for (let n = 0; n < times; n += 1) ms.push(await timed(() => ask(n)))
  return [{ name, value: percentile(ms, 95), unit: 'ms p95', goal, beside: { median: median(ms) } }]
}

export function lists(client: Client, { pool }: Store, count: number): Part[] {
  const page = (query: string) => client.get<Page<RunInfo>>(`/api/v1/runs?limit=100${query}`)
  const workflow = (n: number) => encodeURIComponent(pick(workflowNames, n) ?? '')
  const record = (n: number) => `00Q${String((n * 7919) % Math.ceil(count / 10)).padStart(12, '0')}AAA`
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const kept: { cursor: string } = { cursor: '' }
  const asks: Record<string, Ask> = {
    'newest runs': () => page(''),
    'one page after another': async () => {
      const { next } = await page(kept.cursor && `&cursor=${kept.cursor}`)
      kept.cursor = next ?? ''
    },
    'runs of long ago': (n) => page(`&until=${hoursAgo(n * 12)}`),
    'runs that failed': () => page('&status=failed'),
    'runs in doubt': () => page('&status=in-doubt'),
    'runs of a workflow': (n) => page(`&workflow=${workflow(n)}`),
    'failed runs of a workflow': (n) => page(`&status=failed&workflow=${workflow(n)}`),
    'runs of a record': (n) => page(`&record=${record(n)}`),
    'runs with an error code': (n) => page(`&code=code-${n % 8}`),
    'runs with an error code of a workflow': (n) => page(`&code=code-${n % 8}&workflow=${workflow(n)}`),
    'one run': async (n) => {
      const { rows } = await pool.query<{ id: string }>('select id::text from run offset $1 limit 1', [n])
      return client.get(`/api/v1/runs/${rows[0]?.id}`)
    },
    'counts by status': () => client.get('/api/v1/runs/counts'),
    issues: () => client.get('/api/v1/issues'),
    workflows: () => client.get('/api/v1/workflows'),
    'one workflow': (n) => client.get(`/api/v1/workflows/${workflow(n)}`),
    events: () => client.get('/api/v1/events?limit=50'),
  }
  return Object.entries(asks).map(([name, ask]) => ({ name, run: () => figure(name, ask) }))
}
