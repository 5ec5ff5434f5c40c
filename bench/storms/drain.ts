/** Works so many new leads off while something goes wrong, and counts what that cost. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Stage } from './stage.ts'

export interface Storm {
  name: string
  workflow: string
  leads: number
  /** Sets up what goes wrong: the runs are in line and stand still. */
  begin?(stage: Stage, leads: string[]): Promise<unknown>
  /** Done while the runs are under way. */
  meanwhile?(stage: Stage): Promise<unknown>
  /** Leads whose run has to fail, for this reason. */
  bad?: { every: number; code: string }
}

export interface Drained {
  name: string
  leads: number
  /** Runs that ended as they should. */
  right: number
  /** Calls of the steps that the org answered or refused, but for those it takes for nothing: a session that ran out. */
  calls: number
  /** Calls answered 401. */
  sessionsEnded: number
  /** How many calls had which answer. */
  answers: Record<string, number>
  ms: number
  /** Runs that did not, in words. */
  wrong: string[]
}

const patienceMs = 300_000
const perCommit = 1000

interface Row {
  lead: string
  status: string
  code: string | null
  what: string | null
}

export async function drain(stage: Stage, storm: Storm): Promise<Drained> {
  const { org, client } = stage
  const path = `/api/v1/workflows/${encodeURIComponent(storm.workflow)}`
  await onlyActive(stage, storm.workflow)
  await client.send('POST', `${path}/pause`)
  const leads = await newLeads(stage, storm.leads)
  await untilRead(stage, leads, (rows) => rows.length >= leads.length)
  await storm.begin?.(stage, leads)
  await org.control.forgetCalls()
  const began = Date.now()
  await client.send('POST', `${path}/resume`)
  await storm.meanwhile?.(stage)
  const rows = await untilRead(stage, leads, (all) => all.every(({ status }) => ended.has(status)))
  const ms = Date.now() - began
  await org.control.clearFaults()
  const calls = (await org.control.calls({ client: 'Rainmaker', limit: 50_000 })).filter((call) => !isPolling(call))
  const wrong = wrongOf(rows, leads, storm.bad)
  return {
    name: storm.name,
    leads: leads.length,
    right: leads.length - wrong.length,
    calls: calls.filter(({ status }) => status !== 401).length,
    sessionsEnded: calls.filter(({ status }) => status === 401).length,
    answers: countBy(calls.map(({ method, resource, status }) => `${method} ${resource} ${status}`)),
    ...{ ms, wrong },
  }
}

function countBy(words: string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]))
}

const ended = new Set(['succeeded', 'failed', 'cancelled', 'in-doubt'])

/** Both workflows hear new leads: only one shall at a time. */
async function onlyActive({ client, ground }: Stage, wanted: string): Promise<void> {
  const { rows } = await ground.store.pool.query<{ name: string }>('select name from workflow')
  for (const { name } of rows) {
    const word = name === wanted ? 'activate' : 'deactivate'
    await client.send('POST', `/api/v1/workflows/${encodeURIComponent(name)}/${word}`)
  }
}

async function newLeads({ org }: Stage, count: number): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) {
    const more = Math.min(perCommit, count - ids.length)
    ids.push(...(await org.control.post<{ ids: string[] }>('/leads', { count: more })).ids)
  }
  return ids
}

const runsOf = `
select record_id as lead, status, problem->>'code' as code, problem->>'what' as what from run where record_id = any($1)`

/** Gives what there is when the time is over: the count tells what is missing. */
async function untilRead({ ground }: Stage, leads: string[], enough: (rows: Row[]) => boolean): Promise<Row[]> {
  const end = Date.now() + patienceMs
  for (;;) {
    const { rows } = await ground.store.pool.query<Row>(runsOf, [leads])
    if (enough(rows) || Date.now() > end) return rows
    await sleep(100)
  }
}

function wrongOf(rows: Row[], leads: string[], bad: Storm['bad']): string[] {
  const runs = new Map(rows.map((row) => [row.lead, row]))
  return leads.flatMap((lead, at) => {
    const run = runs.get(lead)
    const wanted = bad && at % bad.every === 0 ? `failed ${bad.code}` : 'succeeded'
    const found = run ? `${run.status} ${run.code ?? ''}`.trim() : 'no run'
    return found === wanted ? [] : [`${lead}: ${found} ${run?.what ?? ''}`]
  })
}

/** Polling asks for what changed since; it goes on through storm and calm, and is counted elsewhere. */
function isPolling({ path, query }: { path: string; query: string }): boolean {
  const asked = decodeURIComponent(query.replaceAll('+', ' '))
  return /\/deleted/.test(path) || /(SystemModstamp|LastModifiedDate|CreatedDate) *>=/.test(asked)
}
