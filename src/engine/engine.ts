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
import type { CallReport } from '../salesforce/index.ts'
import type { Settings } from '../settings.ts'
import type { Store } from '../store/index.ts'
import type { WorkflowVersion } from '../workflows/index.ts'
import type { WorkflowBudget } from './budget/index.ts'
import type { Clock } from './clock.ts'
import type { EventPageFilter } from './event-pages.ts'
import type { ReplayRequest } from './events/index.ts'
import type { Feeds, FirstRuns, PollingStatus } from './feeds/index.ts'
import type { HttpSecrets } from './http-secrets.ts'
import type { CatalogSource, ConnectionSource, SecretSource, WorkflowSource } from './needs.ts'
import type { ActionDone } from './run-action.ts'
import type { Finding } from './runs/in-doubt.ts'
import type { RunFilter } from './runs/list.ts'
import type { ReplayWish } from './runs/replay.ts'
import type { Rerun } from './runs/rerun.ts'
import type { RunEvent } from './runs/run.ts'
import type { ByHand } from './start-by-hand.ts'
import type { Told } from './told.ts'
import type { SampleWish } from './trial/index.ts'

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
  budget: EngineBudget
  runs: EngineRuns
  events: EngineEvents
}

export interface EngineBudget {
  overview(): Promise<BudgetOverview>
  /** What a workflow will cost a day. May take one API call. */
  forecast(workflowId: string): Promise<Forecast>
  /** The share of the org's allowance left to other apps, 0 to 1. */
  setReserve(connectionId: string, reserve: number): Promise<void>
  set(workflowId: string, budget: WorkflowBudget): Promise<void>
}

export interface EngineRuns {
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

export interface EngineEvents {
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
