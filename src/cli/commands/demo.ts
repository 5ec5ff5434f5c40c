/** rainmaker demo: another lead, and a crash that nobody notices. */
import type { Page, QueryAnswer, RunInfo } from '../../contract/index.ts'
import { Problem } from '../../problems.ts'
import { readSettings, type Settings } from '../../settings.ts'
import type { Client } from '../client.ts'
import { readServerFile } from '../client.ts'
import { type CommandFile, type Tools, verb } from '../command.ts'
import { alive } from '../launch/children.ts'
import { type RunningServer, runningServer, startServer } from '../launch/server.ts'
import { openProgress } from '../progress.ts'
import { pause } from '../story.ts'

const note = (text: string) => process.stderr.write(`${text}\n`)

async function lead({ client, show }: Tools, { count }: { count: string }): Promise<void> {
  const made = await client.send<{ ids: string[] }>('POST', '/api/v1/demo/leads', { count: Number(count) })
  show(
    made,
    ({ ids }) =>
      `Created ${ids.length} lead${ids.length === 1 ? '' : 's'} in the local org: ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''}`,
  )
}

interface CrashReport {
  leads: number
  runs: number
  finished: number
  byStatus: Record<string, number>
  /** Leads that got more than one task, or joined a campaign twice. */
  doubled: number
  downMs: number
}

const doubles = [
  'SELECT WhoId, COUNT(Id) n FROM Task WHERE WhoId != null AND CreatedDate = TODAY GROUP BY WhoId HAVING COUNT(Id) > 1',
  'SELECT LeadId, CampaignId, COUNT(Id) n FROM CampaignMember WHERE LeadId != null GROUP BY LeadId, CampaignId HAVING COUNT(Id) > 1',
]

/** Asks the org, not ourselves, whether anything happened twice. */
async function countDoubled(client: Client, ids: Set<string>): Promise<number> {
  const answers = await Promise.all(doubles.map((soql) => client.send<QueryAnswer>('POST', '/api/v1/query', { soql })))
  return answers.flatMap((answer) => answer.records).filter((row) => ids.has(String(row.WhoId ?? row.LeadId))).length
}

/** The runs of these records, all pages. */
async function runsOf(client: Client, ids: Set<string>): Promise<RunInfo[]> {
  const found: RunInfo[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Page<RunInfo> = await client.get(
      `/api/v1/runs?limit=500${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    )
    found.push(...page.items.filter((run) => run.recordId !== null && ids.has(run.recordId)))
    cursor = found.length < ids.size ? page.next : null
  }
  return found
}

const done = (run: RunInfo) => ['succeeded', 'failed', 'cancelled', 'in-doubt'].includes(run.status)

/** Creates leads, kills the server with SIGKILL while their runs are under way, waits until every run has finished. */
async function crash({ client, show }: Tools, { count }: { count: string }): Promise<void> {
  const settings = readSettings()
  const { ids } = await client.send<{ ids: string[] }>('POST', '/api/v1/demo/leads', { count: Number(count) })
  const wanted = new Set(ids)
  note(`Created ${ids.length} leads; waiting until their runs are under way …`)
  await waitUntil(async () => (await runsOf(client, wanted)).length > 0, 'runs to begin')
  const server = await readServerFile(settings.dataDir)
  if (!server)
    throw new Problem('server-unreachable', {
      what: 'This server was not started from this data folder.',
      fix: 'Run `npm start` first.',
    })
  process.kill(server.pid, 'SIGKILL')
  const begun = Date.now()
  note(`Killed the server (pid ${server.pid}) with SIGKILL.`)
  await waitUntil(async () => !alive(server.pid), 'the server to be gone')
  const back = (await comesBack(settings)) ?? (await startServer(settings))
  const downMs = Date.now() - begun
  note(`The server is back after ${downMs} ms; its runs go on.`)
  const progress = openProgress('runs finished')
  await waitUntil(async () => {
    const finished = (await runsOf(back.client, wanted)).filter(done).length
    progress.at(finished, wanted.size)
    return finished === wanted.size
  }, 'all runs to finish').finally(progress.end)
  const runs = await runsOf(back.client, wanted)
  const byStatus = Object.fromEntries(
    Object.entries(Object.groupBy(runs, (run) => run.status)).map(([word, of]) => [word, of?.length ?? 0]),
  )
  const report: CrashReport = {
    leads: ids.length,
    runs: runs.length,
    finished: runs.filter(done).length,
    byStatus,
    doubled: await countDoubled(back.client, wanted),
    downMs,
  }
  show(
    report,
    ({ leads, runs: all, finished, doubled }) =>
      `${leads} leads, ${all} runs, ${finished} finished ${JSON.stringify(byStatus)}; effects that happened twice, by the org's own count: ${doubled}.`,
  )
}

/**
 * `npm start` brings the server back by itself, which takes its time on a busy machine: two who do it would be in each other's
 * way. Without it nobody does, and null comes.
 */
async function comesBack(settings: Settings, patienceMs = 60_000): Promise<RunningServer | null> {
  for (const last = Date.now() + patienceMs; Date.now() < last; await pause(100)) {
    const server = await runningServer(settings)
    if (server) return server
  }
  return null
}

async function waitUntil(holds: () => Promise<boolean>, what: string, patienceMs = 120_000): Promise<void> {
  const last = Date.now() + patienceMs
  while (Date.now() < last) {
    if (await holds().catch(() => false)) return
    await pause(100)
  }
  throw new Problem('step-timeout', {
    what: `Waited ${patienceMs / 1000} s for ${what}, in vain.`,
    fix: 'Look at `rainmaker runs list` and server.log in the data folder.',
  })
}

const commands: CommandFile = (program) => {
  const demo = program.command('demo').description('things to see with the local org')
  demo
    .command('lead')
    .option('--count <n>', 'how many', '1')
    .description('creates another lead in the local org')
    .action(verb<[{ count: string }]>(lead))
  demo
    .command('crash')
    .option('--count <n>', 'how many leads', '50')
    .description('kills the server in the middle of runs and shows that every run finishes')
    .action(verb<[{ count: string }]>(crash))
}
export default commands
