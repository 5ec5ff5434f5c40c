/** Runs one row of the matrix, polled or pushed, on so many schedules. */
import { type LoggedEvent, listGaps } from '../../src/engine/events/index.ts'
import { rowsOf, type Store } from '../../src/store/index.ts'
import { openPolledOrg, type PolledOrg } from '../../test/support/open-polled-org.ts'
import { numbers, Schedule } from '../../test/support/schedule.ts'
import { type Complaint, judge } from './judge.ts'
import { type Mode, type Row, rows } from './rows.ts'

export interface RowRun {
  row: Row
  mode: Mode
  schedules: number
  /** Its own of a row unless given: one schedule again. */
  firstSeed?: number
  /** Orgs side by side: most of a schedule is waiting. */
  orgsAtOnce: number
  newStore(): Promise<Store>
  onDone(): void
}

export interface Failure {
  seed: number
  message: string
}

export interface RowResult {
  what: string
  mode: Mode
  schedules: number
  /** Told in all. */
  events: number
  lost: number
  doubled: number
  /** Gaps that showed. */
  gaps: number
  failures: Failure[]
  seconds: number
}

/** An org takes so many schedules, then the next begins with an empty one. */
export const perOrg = 20
/** Seeds of a row are within its own thousand. */
export const seedsPerRow = 1000
/** So many failures are enough to look at. */
const enough = 5

const usual = [10_000, 70_000, 610_000, 70_000]

export async function runRow({ row, mode, schedules, orgsAtOnce, ...run }: RowRun): Promise<RowResult> {
  const began = Date.now()
  const first = run.firstSeed ?? rows.indexOf(row) * seedsPerRow
  const result: RowResult = {
    ...{ what: row.what, mode, schedules: 0, events: 0, lost: 0, doubled: 0, gaps: 0 },
    ...{ failures: [], seconds: 0 },
  }
  const shares = sharesOf(first, schedules)
  async function takeShares(): Promise<void> {
    for (let seeds = shares.shift(); seeds; seeds = shares.shift()) await runShare(seeds)
  }
  async function runShare(seeds: number[]): Promise<void> {
    let scene: Opened | null = null
    for (const seed of seeds) {
      if (result.failures.length >= enough) break
      scene ??= await open(row, mode, seed, run.newStore)
      const problem = await runOne(scene, row, mode, seed, result)
      result.schedules += 1
      run.onDone()
      if (!problem) continue
      result.failures.push({ seed, message: problem })
      await scene.close()
      scene = null
    }
    await scene?.close()
  }
  await Promise.all(Array.from({ length: orgsAtOnce }, takeShares))
  return { ...result, seconds: Math.round((Date.now() - began) / 1000) }
}

/** The seeds, those of one org together. */
function sharesOf(first: number, count: number): number[][] {
  const seeds = Array.from({ length: count }, (_, at) => first + at)
  return [...Map.groupBy(seeds, (seed) => Math.floor(seed / perOrg)).values()]
}

type Opened = PolledOrg & { workflow: string }

async function open(row: Row, mode: Mode, seed: number, newStore: () => Promise<Store>): Promise<Opened> {
  const store = await newStore()
  const scene = await openPolledOrg(store)
  if (row.skewMs) await scene.control.advanceClock(row.skewMs(numbers(seed)))
  scene.setPush(mode === 'pushed')
  const workflow = await scene.activate('Lead', ['created', 'updated', 'deleted', 'undeleted', 'merged'])
  return {
    ...scene,
    workflow,
    async close() {
      await scene.close()
      await store.close()
    },
  }
}

/** Null when all was right, else what was not. */
async function runOne(scene: Opened, row: Row, mode: Mode, seed: number, result: RowResult): Promise<string | null> {
  const before = (await countsOf(scene)).last
  const schedule = new Schedule(scene, numbers(seed))
  let told: LoggedEvent[] = []
  const complaints = async (): Promise<Complaint[]> => {
    told = await scene.events(before)
    return judge(schedule, told)
  }
  try {
    await schedule.poll()
    const [status] = schedule.polling.status()
    if (status?.problem) return `the poll fails: ${status.problem.title}`
    await schedule.pass(5000)
    await row.run(schedule)
    await schedule.settle(row.settle ?? usual, async () => (await complaints()).length === 0)
    const wrong = judge(schedule, told)
    const gaps = await listGaps(scene.store.db)
    result.events += told.length
    result.lost += wrong.filter(({ kind }) => kind === 'lost').length
    result.doubled += wrong.filter(({ kind }) => kind === 'doubled').length
    result.gaps = Math.max(result.gaps, gaps.length)
    if (row.gap && mode === 'pushed' && gaps.length === 0) return 'the gap does not show'
    return (
      wrong.map(({ kind, recordId, line }) => `${kind} ${recordId}: ${line}`).join('\n') || (await runsWrong(scene))
    )
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  } finally {
    await schedule.polling.stop()
  }
}

/** Each event is one run of the workflow. */
async function runsWrong(scene: Opened): Promise<string | null> {
  const { events, runs } = await countsOf(scene)
  return events === runs ? null : `${events} events, ${runs} runs`
}

async function countsOf({ store: { db }, workflow }: Opened): Promise<{ events: number; runs: number; last: number }> {
  const counts = `select (select count(*) from event) as events, (select coalesce(max(position), 0) from event) as last,
    (select count(*) from run where workflow_id = $1) as runs`
  const [row] = await rowsOf<{ events: number; runs: number; last: number }>(db, counts, [workflow])
  return row ?? { events: 0, runs: 0, last: 0 }
}
