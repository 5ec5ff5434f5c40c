/** The engine as the rest of the product holds it. */
import type { Logger } from 'pino'
import type { Ai } from '../ai/index.ts'
import type {
  BudgetOverview,
  ConnectionReport,
  EventDetail,
  EventInfo,
  EventLogInfo,
  EventReplay,
  Forecast,
  InDoubtInfo,
  IssueInfo,
  Page,
  ReplayInfo,
  RunDetail,
  RunInfo,
  RunStatus,
  UndoPlan,
  UsageRow,
} from '../contract/index.ts'
import type { Outside } from '../outside/index.ts'
import { Problem } from '../problems.ts'
import type { CallReport } from '../salesforce/index.ts'
import type { Settings } from '../settings.ts'
import type { Store } from '../store/index.ts'
import type { WorkflowVersion } from '../workflows/index.ts'
import {
  budgetOverview,
  createBudget,
  forecastOf,
  setReserve,
  setWorkflowBudget,
  type WorkflowBudget,
} from './budget/index.ts'
import { type Clock, systemClock } from './clock.ts'
import { echoJudge } from './echoes/index.ts'
import { type EventPageFilter, eventAt, eventPage } from './event-pages.ts'
import { forgetEvents, keptEvents, type ReplayRequest, replayEvents } from './events/index.ts'
import { type Feeds, type FirstRuns, firstRuns, type PollingStatus, pushSettings, startFeeds } from './feeds/index.ts'
import { type HttpSecrets, httpSecrets } from './http-secrets.ts'
import type { CatalogSource, ConnectionSource, SecretSource, WorkflowSource } from './needs.ts'
import { newestVersion } from './newest-version.ts'
import { orgClocks } from './org-clocks.ts'
import { pollRhythm } from './poll-rhythm.ts'
import { connectionReport } from './report.ts'
import { type ActionDone, runAction } from './run-action.ts'
import { type Running, startRunning } from './running.ts'
import { cancelRun, retryRun } from './runs/change.ts'
import { countRuns } from './runs/count.ts'
import { getRun } from './runs/get.ts'
import { type Finding, listInDoubt, settleStep } from './runs/in-doubt.ts'
import { listIssues } from './runs/issues.ts'
import { listRuns, type RunFilter } from './runs/list.ts'
import { pauseWorkflow, resumeWorkflow } from './runs/pause.ts'
import { type ReplayWish, replayAlike } from './runs/replay.ts'
import { type Rerun, rerunRun } from './runs/rerun.ts'
import type { RunEvent } from './runs/run.ts'
import { type ByHand, startByHand } from './start-by-hand.ts'
import { engineOf } from './tenant-engine.ts'
import type { Told } from './told.ts'
import { dryRun, type SampleWish, sampleFor } from './trial/index.ts'
import { tryReplay } from './try-replay.ts'
import { planUndo, undoRun } from './undo/index.ts'
import { createUsage, listUsage } from './usage.ts'
import { usualFields } from './usual-fields.ts'
import { wakePatient } from './waits/index.ts'

/** A part of the log. */
export type ReplaySpan = Pick<ReplayRequest, 'from' | 'to' | 'atMost'>

export interface EngineParts {
  settings: Pick<Settings, 'runsAtOnce' | 'settleSeconds' | 'pollSeconds' | 'eventDays' | 'aiTokens'>
  store: Store
  catalog: CatalogSource
  connections: ConnectionSource
  workflows: WorkflowSource
  outside: Outside
  /** Where secrets of http steps are kept; without it there are none. */
  secrets?: SecretSource
  ai: Ai
  log: Logger
  clock?: Clock
}

export interface EngineStatus {
  serverId: string
  runsUnderWay: number
  journal: { commits: number; entries: number }
  polling: PollingStatus[]
}

export interface Engine {
  /** As one tenant may use it. */
  of(tenantId: string): Engine
  /** Takes up the runs of servers that died, then hears and walks. Throws Problem `database-unreachable`. */
  start(): Promise<void>
  /** Lets go of everything within about ten seconds; runs under way go on at the next start, or on another server. */
  stop(): Promise<void>
  status(): EngineStatus
  /** How each org is listened to. */
  polling(): Promise<PollingStatus[]>
  /** To be told of every call to an org. */
  onCall(connectionId: string, report: CallReport): void
  /** What kept a connection is gone: runs that wait for it go on at once. */
  connectionHealed(connectionId: string): void
  /** Workflows were saved, activated or deactivated. */
  workflowsChanged(): Promise<void>
  /** Polls the org now. Fulfilled when it has been polled and the runs are in line. */
  pollNow(connectionId: string): Promise<void>
  /** Messages of what is durable, also of other servers. Returns the function that ends it. */
  watch(listener: (message: Told) => void): () => void
  /** What this server itself does. */
  watchOwn(listener: (message: Told) => void): () => void
  runAction(connectionId: string, actionId: string, inputs: unknown[]): Promise<ActionDone>
  /** Nothing of the workflow is walked until it is resumed; what its trigger hears waits. In effect within a second. */
  pause(workflowId: string): Promise<void>
  /** Gives how many runs go on. */
  resume(workflowId: string): Promise<number>
  /** What comes to us by itself. */
  readonly inbox: Feeds['inbox']
  /** Turning workflows on for what was there before. */
  firstRuns: FirstRuns
  /** Spans in which something may have been missed. */
  gaps: Feeds['gaps']
  startByHand(workflowId: string, byHand: ByHand): Promise<{ id: string }>
  /** What a workflow, by id or as a draft, would be tried with. May take one API call. */
  sample(workflow: string | WorkflowVersion, wish: SampleWish): Promise<RunEvent>
  /** The whole workflow against live data with nothing written; each step's plan says what it would change. */
  dryRun(workflow: string | WorkflowVersion, wish: SampleWish): Promise<RunDetail>
  usage(hours: number): Promise<UsageRow[]>
  /** Named secrets of http steps, by tenant. */
  secrets: HttpSecrets
  /** What a connection did in the last days. */
  report(connectionId: string, days: number): Promise<ConnectionReport>
  budget: {
    overview(): Promise<BudgetOverview>
    /** What a workflow will cost a day. May take one API call. */
    forecast(workflowId: string): Promise<Forecast>
    /** The share of the org's allowance left to other apps, 0 to 1. */
    setReserve(connectionId: string, reserve: number): Promise<void>
    set(workflowId: string, budget: WorkflowBudget): Promise<void>
  }
  runs: {
    list(filter: RunFilter): Promise<Page<RunInfo>>
    counts(): Promise<Record<RunStatus, number>>
    get(id: string): Promise<RunDetail>
    cancel(id: string): Promise<RunDetail>
    retry(id: string): Promise<RunDetail>
    /** As a run of its own. */
    rerun(id: string, wish?: Rerun): Promise<RunDetail>
    /** Failed runs grouped by what they have in common. */
    issues(workflowId?: string): Promise<IssueInfo[]>
    /** Lets all that failed alike go on from where they failed. */
    replay(wish: ReplayWish): Promise<ReplayInfo>
    /** What `undo` would do now. Changes nothing. */
    planUndo(id: string): Promise<UndoPlan>
    /** Brings the records back to how they were before the run; what others changed since is left alone and named. */
    undo(id: string): Promise<UndoPlan>
    inDoubt(): Promise<InDoubtInfo[]>
    /** Takes a person's word for a step in doubt. */
    settle(id: string, path: string, found: Finding): Promise<RunDetail>
  }
  events: {
    list(filter: EventPageFilter): Promise<Page<EventInfo>>
    get(position: number): Promise<EventDetail>
    /** Gives past events to one workflow again; returns how many runs that started. */
    replay(workflowId: string, span: ReplaySpan): Promise<number>
    /** How many that would be, and what the first `tries` of them would do: nothing is written. The workflow may be off. */
    tryReplay(workflowId: string, span: ReplaySpan, tries: number): Promise<EventReplay>
    /** How much of the log there is, and for how long. */
    kept(): Promise<EventLogInfo>
    /** Removes events received before a time; those of runs under way stay. Returns how many. */
    forget(before: Date): Promise<number>
  }
}

export function createEngine(parts: EngineParts): Engine {
  const { store, workflows, connections, catalog, log, clock = systemClock } = parts
  const clocks = orgClocks()
  const budget = createBudget({
    ...{ store, connections, clock, log },
    write: () => usage.write(),
    onRoom: (connectionId) => goOn(connectionId),
  })
  const usage = createUsage(store, clock, log, budget.spent)
  const rhythm = pollRhythm(parts.settings, connections, budget)
  let running: Running | null = null
  let feeds: Feeds | null = null
  const started = () => running ?? notStarted()
  const versionOf = async (workflow: string | WorkflowVersion) =>
    typeof workflow === 'string' ? workflows.version(workflow, await newestVersion(store.db, workflow)) : workflow
  const hearing = () => feeds ?? notStarted()
  const acceptance = () => ({ store, triggers: catalog, startRuns: started().startRuns, log })

  async function start(): Promise<void> {
    await budget.look()
    running = await startRunning({ ...parts, clock, usage, budget, orgClocks: clocks, actions: catalog })
    const { startRuns } = running
    feeds = startFeeds({
      ...{ settings: parts.settings, store, log, connections, triggers: catalog, startRuns, clocks, rhythm },
      usualFields: usualFields(catalog),
      judge: echoJudge(store, connections),
      push: async (connectionId) => pushSettings((await connections.get(connectionId)).settings),
    })
  }

  async function stop(): Promise<void> {
    await feeds?.stop()
    await running?.stop()
    feeds = running = null
  }

  const changed = async (id: string, change: Promise<unknown>) => {
    await change
    const run = await getRun(store, workflows, id)
    const { steps: _steps, event: _event, ...info } = run
    started().teller.tell([{ type: 'run', run: info }])
    return run
  }

  async function budgetChanged(change: Promise<void>): Promise<void> {
    await change
    await budget.look()
    if (running) wakePatient({ ...running, store }, log)
  }

  /** What kept runs of a connection waiting is gone. */
  function goOn(connectionId: string): void {
    if (!running) return
    wakePatient({ ...running, store }, log)
    void feeds?.wake(connectionId)
  }

  const whole: Engine = {
    of: (tenantId) => {
      const own = store.of(tenantId)
      return engineOf({
        ...{ tenantId, whole, store: own, workflows },
        overview: ({ db }) => budgetOverview(db, budget, clock.now()),
        usage: (view, hours) => listUsage(view, hours),
      })
    },
    start,
    stop,
    status: () => ({
      serverId: started().serverId,
      runsUnderWay: started().crew.underWay(),
      journal: { ...started().journal.counts },
      polling: feeds?.status() ?? [],
    }),
    polling: async () => feeds?.status() ?? [],
    onCall(connectionId, report) {
      clocks.note(connectionId, report)
      budget.heard(connectionId, report)
      const { kind, workflowId = '' } = report.purpose
      // Calls for steps are divided among them where they are made.
      if (kind !== 'step' && kind !== 'look') usage.add(connectionId, kind, workflowId, report.counted)
    },
    connectionHealed: goOn,
    async workflowsChanged() {
      feeds?.workflowsChanged()
    },
    pollNow: async (connectionId) => feeds?.wake(connectionId),
    get inbox() {
      return hearing().inbox
    },
    firstRuns: firstRuns({ ...parts, usualFields: usualFields(catalog) }),
    gaps: (filter) => hearing().gaps(filter),
    watch: (listener) => started().teller.watch(listener),
    watchOwn: (listener) => started().teller.watchOwn(listener),
    runAction: (connectionId, actionId, inputs) => runAction(started().shop, connectionId, actionId, inputs),
    pause: (workflowId) => pauseWorkflow(store, workflowId),
    resume: (workflowId) => resumeWorkflow({ ...started(), store }, workflowId),
    startByHand: (workflowId, byHand) => startByHand({ ...parts, startRuns: started().startRuns }, workflowId, byHand),
    sample: async (workflow, wish) => sampleFor({ store, catalog, connections }, await versionOf(workflow), wish),
    async dryRun(workflow, wish) {
      const id = await dryRun({ ...parts, shop: started().shop }, await versionOf(workflow), wish)
      return getRun(store, workflows, id)
    },
    usage: (hours) => listUsage(store, hours),
    secrets: httpSecrets(parts.secrets),
    async report(connectionId, days) {
      await usage.write()
      return connectionReport(store, connectionId, days)
    },
    budget: {
      overview: () => budgetOverview(store.db, budget, clock.now()),
      forecast: (workflowId) => forecastOf({ store, catalog, connections, workflows, budget, rhythm }, workflowId),
      setReserve: (connectionId, reserve) => budgetChanged(setReserve(store.db, connectionId, reserve)),
      set: (workflowId, wish) => budgetChanged(setWorkflowBudget(store.db, workflowId, wish)),
    },
    runs: {
      list: (filter) => listRuns(store, filter),
      counts: () => countRuns(store),
      get: (id) => getRun(store, workflows, id),
      planUndo: (id) => planUndo({ store, connections }, id),
      undo: (id) => undoRun({ store, connections, watch: started().shop.watch }, id),
      cancel: (id) => changed(id, cancelRun({ ...started(), store }, id)),
      retry: (id) => changed(id, retryRun({ ...started(), store }, id)),
      rerun: async (id, wish) => getRun(store, workflows, await rerunRun({ ...started(), ...parts }, id, wish)),
      issues: (workflowId) => listIssues(store, workflowId),
      replay: (wish) => replayAlike({ ...started(), store }, wish),
      inDoubt: () => listInDoubt(store),
      settle: (id, path, found) => changed(id, settleStep({ ...started(), store }, id, path, found)),
    },
    events: {
      list: (filter) => eventPage(store.db, filter),
      get: (position) => eventAt(store.db, position),
      replay: async (workflowId, span) => (await replayEvents(acceptance(), { workflowId, ...span })).length,
      tryReplay: (workflowId, span, tries) =>
        tryReplay(acceptance(), { workflowId, ...span }, tries, (event) => whole.dryRun(workflowId, { event })),
      kept: async () => ({ days: parts.settings.eventDays, ...(await keptEvents(store.db)) }),
      forget: (before) => forgetEvents(store.db, before),
    },
  }
  return whole
}

function notStarted(): never {
  throw new Problem('conflict', { what: 'The engine is not running.', fix: 'Wait until the server has started.' })
}
