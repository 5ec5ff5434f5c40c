/** The parts of a started engine: queue, lease, journal, crew, and the rounds that watch over them. */
import type { Logger } from 'pino'
import type { Ai } from '../ai/index.ts'
import type { Outside } from '../outside/index.ts'
import type { Settings } from '../settings.ts'
import type { Store } from '../store/index.ts'
import type { Budget } from './budget/index.ts'
import { type Clock, steadyClock } from './clock.ts'
import { newEvents } from './event-pages.ts'
import { secretsOf } from './http-secrets.ts'
import { knownBriefly } from './known-briefly.ts'
import { type Channel, type Lease, type Others, takeLease } from './lease.ts'
import type { ActionSource, ConnectionSource, SecretSource, WorkflowSource } from './needs.ts'
import type { OrgClocks } from './org-clocks.ts'
import { forgetWrites, watchWrites } from './own-writes/index.ts'
import { openQueue, type Queue } from './queue.ts'
import { type Rounds, startRounds } from './rounds.ts'
import { claimRuns, unfold } from './runs/claim.ts'
import { commitThrough } from './runs/commit.ts'
import { type Crew, startCrew } from './runs/crew.ts'
import type { StartRuns } from './runs/draft.ts'
import type { Written } from './runs/entry.ts'
import { createJournal, type Journal, type LedgerJournal } from './runs/journal.ts'
import { journalReader } from './runs/journalled.ts'
import { keepLedger } from './runs/keep-ledger.ts'
import { pausedWorkflows } from './runs/pause.ts'
import type { RunUnderWay } from './runs/run.ts'
import { starterOn } from './runs/start.ts'
import { startAtOnce } from './runs/start-at-once.ts'
import { strandedLook } from './runs/stranded.ts'
import { letNextGo } from './runs/successors.ts'
import { mendLine, takeOver } from './runs/take-over.ts'
import { runInfo, toldOf } from './runs/tell-written.ts'
import { walkRun } from './runs/walk-run.ts'
import type { Shop } from './steps/shop.ts'
import { createTeller, type Teller } from './told.ts'
import type { Usage } from './usage.ts'
import { forgetAwaited, waitsOn } from './waits/index.ts'
import { createGatherer } from './writes/gatherer.ts'
import { createKeyLeases } from './writes/key-leases.ts'
import { knownFrom } from './writes/known.ts'
import { createLanes } from './writes/lanes.ts'
import { createMoving } from './writes/moving.ts'
import { orgOf } from './writes/org-of.ts'
import { createOutages } from './writes/outages.ts'

export interface RunningParts {
  settings: Pick<Settings, 'runsAtOnce' | 'settleSeconds' | 'aiTokens'>
  store: Store
  actions: ActionSource
  connections: ConnectionSource
  workflows: WorkflowSource
  outside: Outside
  secrets?: SecretSource | undefined
  ai: Ai
  orgClocks: OrgClocks
  usage: Usage
  budget: Budget
  clock: Clock
  log: Logger
}

export interface Running {
  serverId: string
  queue: Queue
  startRuns: StartRuns
  journal: Journal
  crew: Crew
  shop: Shop
  teller: Teller
  /** Claims no more, lets the runs under way come to a point where they can be laid down, and leaves. */
  stop(): Promise<void>
}

/** How long the runs under way may take to come to a step's end when the server stops. */
const drainMs = 10_000

/** So long a run can be undone. */
const undoDays = 30
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

/** Starts everything; runs of servers that died before go on at once. */
export async function startRunning(parts: RunningParts): Promise<Running> {
  const { settings, store, workflows, clock, log } = parts
  const heads: Others = { count: 0, listening: 0, calls: 0 }
  const queue = await openQueue(store, log, { wake: () => calledHere(), others: () => heads.count > 0 })
  const teller = createTeller(
    () => heads.listening > 0,
    (payload) => void store.pool.query('select pg_notify($1, $2)', ['rainmaker_told', payload]).catch(() => undefined),
  )
  const unheard = newEvents(store.db, clock)
  const tellEvents = async () => {
    if (teller.isHeard()) teller.tell(await unheard())
  }
  let crew: Crew | null = null
  const calledHere = () => {
    crew?.wake()
    void tellEvents().catch(() => undefined)
  }
  const onCall = (channel: Channel, payload: string) => {
    called(channel, payload, crew, teller)
    if (channel === 'runs') void tellEvents().catch(() => undefined)
  }
  const lease = await takeLease({ store, log, onCall })
  const onWritten = (entries: Written[]) => {
    const passed = entries.filter((entry) => 'ending' in entry && entry.ending.status !== 'queued')
    const runs = passed.map(({ run }) => run)
    // Should this be lost, the look for runs without a place in line finds them.
    letNextGo(store, queue, runs).catch((error: unknown) => log.warn({ error: String(error) }, 'runs behind wait'))
    const ended = runsEnded(entries)
    shop.waits.ended(ended).catch((error: unknown) => log.warn({ error: String(error) }, 'runs wait a little longer'))
    if (teller.isHeard()) teller.tell(entries.map((entry) => toldOf(entry, clock.now())))
  }
  const journal = createJournal({ write: commitThrough(lease, queue), onWritten, log })
  const tellBegun = (runs: RunUnderWay[]) => {
    if (teller.isHeard()) teller.tell(runs.map((run) => ({ type: 'run', run: runInfo(run, null, clock.now()) })))
  }
  const atOnce = startAtOnce({
    clock,
    serverId: lease.serverId,
    room: () => crew?.room(heads.count + 1) ?? 0,
    walk(rows) {
      void tellEvents().catch(() => undefined)
      void unfold({ store, workflows }, rows).then((runs) => {
        crew?.take(runs)
        tellBegun(runs)
      })
    },
  })
  const startRuns = starterOn(queue, atOnce)
  const isCrowded = () => (crew?.underWay() ?? 0) >= settings.runsAtOnce / 2
  const shop = openShop(parts, { journal, queue, startRuns, serverId: lease.serverId, isCrowded })
  const claim = async (atMost: number) => {
    const claimed = await claimRuns({ store, queue, workflows }, lease.serverId, atMost)
    tellBegun(claimed.runs)
    return claimed
  }
  const walk = async (run: RunUnderWay) => {
    const wakeInMs = await walkRun(run, shop)
    if (wakeInMs !== null) crew?.wakeIn(wakeInMs)
  }
  const lookAtServers = () => watchServers(parts, { lease, queue, shop, heads, teller })
  await lookAtServers()
  crew = startCrew({ runsAtOnce: settings.runsAtOnce, claim, walk, moving: shop.moving, log })
  const rounds = startWatching(parts, { queue, shop, lookAtServers })
  const layDown = async () => crew.underWay() > 0 && crew.layDown(await pausedWorkflows(store))
  rounds.push(startRounds(500, 'the look for paused workflows', layDown, log))
  rounds.push(startRounds(2000, 'telling events', tellEvents, log))
  const isWalked = (id: string) => crew?.find(id) !== undefined
  const mend = strandedLook({ store, queue, serverId: lease.serverId, isWalked })
  rounds.push(startRounds(4000, 'the look for runs nobody walks', mend, log))
  const stop = async () => {
    shop.stopping = true
    await crew.stop(drainMs)
    await Promise.all(rounds.map((round) => round.stop()))
    await shop.usage.write()
    journal.close()
    await lease.close()
    await queue.close()
  }
  return { serverId: lease.serverId, queue, startRuns, journal, crew, shop, teller, stop }
}

interface Under {
  journal: LedgerJournal
  queue: Queue
  startRuns: StartRuns
  serverId: string
  isCrowded(): boolean
}

function openShop({ store, clock, log, settings, ...parts }: RunningParts, under: Under): Shop {
  const { journal, queue, startRuns, serverId, isCrowded } = under
  const moving = createMoving()
  // The first look at the other servers says how many there may be.
  const lanes = createLanes(0)
  const connections = knownBriefly(parts.connections)
  return {
    actions: parts.actions,
    connections,
    orgClocks: parts.orgClocks,
    journal,
    journalled: journalReader(store),
    waits: waitsOn({ ...parts, store, queue, startRuns }),
    outside: parts.outside,
    secret: secretsOf(store, parts.secrets),
    ai: parts.ai,
    aiTokens: settings.aiTokens,
    moving,
    watch: watchWrites({ ...parts, store, clock, log, connections, keeper: keepLedger(journal) }),
    lanes,
    orgOf: orgOf(connections),
    gatherer: createGatherer({ moving, clock: steadyClock, lanes, patience: parts.budget.stretch, isCrowded }),
    outages: createOutages(steadyClock),
    known: knownFrom(store, journal),
    keys: createKeyLeases(store.db, serverId),
    usage: parts.usage,
    budget: parts.budget,
    clock,
    log,
    settleMs: settings.settleSeconds * 1000,
    stopping: false,
  }
}

/** Of what was written, the runs that came to their end for good. */
function runsEnded(entries: Written[]): RunUnderWay[] {
  return entries.flatMap((entry) => ('ending' in entry && entry.ending.wakeInMs === undefined ? [entry.run] : []))
}

/** On the channel of runs a bare call means work in line; with an id, that this run was cancelled. */
function called(channel: Channel, payload: string, crew: Crew | null, teller: Teller): void {
  if (channel === 'told') {
    teller.receive(payload)
    return
  }
  const run = payload === '' ? undefined : crew?.find(payload)
  if (run) run.taken = true
  else crew?.wake()
}

async function takeOverFromDead(store: Store, queue: Queue, log: Logger): Promise<void> {
  const runs = await takeOver(store, queue)
  if (runs > 0) log.info({ runs }, 'runs of a server that died go on')
}

interface AmongServers {
  lease: Lease
  queue: Queue
  shop: Shop
  heads: Others
  teller: Teller
}

/** First we live, then we look who does not. */
async function watchServers({ store, log }: RunningParts, { lease, queue, shop, heads, teller }: AmongServers) {
  const calls = shop.lanes.claim(heads.count + 1)
  Object.assign(heads, await lease.beat(teller.isHeardHere(), calls))
  shop.lanes.settle(calls, heads.calls)
  await takeOverFromDead(store, queue, log)
}

function startWatching(
  { store, log }: RunningParts,
  { queue, shop, lookAtServers }: { queue: Queue; shop: Shop; lookAtServers(): Promise<void> },
): Rounds[] {
  return [
    startRounds(1000, 'the look for dead servers', lookAtServers, log),
    startRounds(60_000, 'the look for runs that lost their place in line', () => mendLine(store, queue), log),
    startRounds(3_600_000, 'forgetting old writes', () => forgetWrites(store.db, daysAgo(undoDays)), log),
    startRounds(1000, 'the look for awaited events', () => shop.waits.look(), log),
    startRounds(3_600_000, 'forgetting what nobody waits for', () => forgetAwaited(store.db), log),
    startRounds(2000, 'writing the API usage', () => shop.usage.write(), log),
    startRounds(2000, 'the look at the budget', () => shop.budget.look(), log),
  ]
}
