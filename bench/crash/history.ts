/** The history checker: events, runs and journal against what the org has in the end. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../src/store/index.ts'
import type { OrgProcess } from '../support/org.ts'
import { subjectsOf } from './prepare.ts'

export interface History {
  leads: number
  runs: number
  /** Leads without an event or run, and effects of finished runs the org does not have. */
  lost: string[]
  /** Leads with more than one event or run, and effects the org has twice. */
  doubled: string[]
  /** Runs that have not come to an end. */
  stuck: string[]
  /** Runs that ended, but not well. */
  failed: string[]
  /** Tasks in the org that are not the ones the journal names, and the other way round. */
  unlike: string[]
}

interface RunRow {
  id: string
  lead: string
  status: string
  problem: { code: string; what: string } | null
}

const open = `
select (select count(*) from run where status not in ('succeeded', 'failed', 'cancelled', 'in-doubt')) as open,
  (select count(distinct record_id) from run) as leads`
const events =
  "select record_id as lead, count(*) as n from event where object = 'Lead' and change = 'created' group by 1"
const runs = 'select id::text, record_id as lead, status, problem from run'
const journal = "select output->>'id' as id from step where action = 'createTask' and status = 'succeeded'"

/** Waits until nothing is open any more, or nothing moves for a minute; then counts. */
export async function readHistory(store: Store, org: OrgProcess, leads: string[]): Promise<History> {
  await untilStill(store, leads.length)
  const wanted = new Set(leads)
  const eventRows = (await store.pool.query<{ lead: string; n: number }>(events)).rows.filter((row) =>
    wanted.has(row.lead),
  )
  const runRows = (await store.pool.query<RunRow>(runs)).rows.filter((row) => wanted.has(row.lead))
  const made = new Set((await store.pool.query<{ id: string }>(journal)).rows.map((row) => row.id))
  const tasks = await allOf(org, 'SELECT Id, Subject FROM Task ORDER BY Id')
  const marks = await allOf(org, 'SELECT Id, Title FROM Lead ORDER BY Id')
  const eventCounts = new Map(eventRows.map((row) => [row.lead, row.n]))
  const runCounts = countBy(runRows.map((row) => row.lead))
  const subjects = countBy(tasks.map((task) => String(task['Subject'])))
  const titles = new Map(marks.map((lead) => [lead['Id'], lead['Title']]))
  const done = runRows.filter((row) => row.status === 'succeeded')
  const effects = done.flatMap((row) => subjectsOf(row.lead))
  const ours = tasks.filter((task) => wanted.has(String(task['Subject']).split(' ')[1] ?? ''))
  return {
    leads: leads.length,
    runs: runRows.length,
    lost: [
      ...leads.filter((lead) => !eventCounts.has(lead)).map((lead) => `event of ${lead}`),
      ...leads.filter((lead) => !runCounts.has(lead)).map((lead) => `run of ${lead}`),
      ...effects.filter((subject) => !subjects.has(subject)).map((subject) => `task ${subject}`),
      ...done.filter((row) => titles.get(row.lead) !== `done by ${row.id}`).map((row) => `mark of ${row.lead}`),
    ],
    doubled: [
      ...[...eventCounts].filter(([, n]) => n > 1).map(([lead]) => `events of ${lead}`),
      ...[...runCounts].filter(([, n]) => n > 1).map(([lead]) => `runs of ${lead}`),
      ...leads.flatMap(subjectsOf).filter((subject) => (subjects.get(subject) ?? 0) > 1),
    ],
    stuck: runRows.filter((row) => ['queued', 'running', 'waiting'].includes(row.status)).map((row) => row.id),
    failed: runRows.filter((row) => ['failed', 'cancelled', 'in-doubt'].includes(row.status)).map(spoken),
    unlike: [
      ...ours.filter((task) => !made.has(String(task['Id']))).map((task) => `not in the journal: ${task['Subject']}`),
      ...(made.size > ours.length ? [`${made.size - ours.length} tasks of the journal are not in the org`] : []),
    ],
  }
}

const spoken = ({ id, status, problem }: RunRow): string => `${id} ${status}: ${problem?.code} ${problem?.what}`

const patienceMs = 60_000

async function untilStill(store: Store, leads: number): Promise<void> {
  let last = ''
  let since = Date.now()
  while (Date.now() - since < patienceMs) {
    const { rows } = await store.pool.query<{ open: number; leads: number }>(open)
    const [now] = rows
    if (now && now.open === 0 && now.leads >= leads) return
    if (JSON.stringify(now) !== last) since = Date.now()
    last = JSON.stringify(now)
    await sleep(200)
  }
}

function countBy(words: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

async function allOf(org: OrgProcess, soql: string): Promise<Record<string, unknown>[]> {
  const client = org.client('history')
  const found: Record<string, unknown>[] = []
  let page = await client.queryPage(soql)
  found.push(...page.records)
  while (page.next) {
    page = await client.queryPage(page.next)
    found.push(...page.records)
  }
  return found
}
