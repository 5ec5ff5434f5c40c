/** Events in, runs out: hears what changes in the orgs, starts the workflows it concerns, and walks them to their end. */
export type {
  BudgetOverview,
  ConnectionBudget,
  Forecast,
  Level,
  Priority,
  WorkflowBudget,
  WorkflowSpending,
} from './budget/index.ts'
export { type Clock, systemClock } from './clock.ts'
export { createEngine, type Engine, type EngineParts, type EngineStatus } from './engine.ts'
export type { EventPageFilter } from './event-pages.ts'
export { acknowledge, firstRunChoice, readBody } from './feeds/index.ts'
export type { CatalogSource, ConnectionSource, WorkflowSource } from './needs.ts'
export type { ActionDone } from './run-action.ts'
export type { Finding, InDoubt } from './runs/in-doubt.ts'
export type { Issue, Likeness } from './runs/issues.ts'
export type { Page, RunFilter } from './runs/list.ts'
export type { Replay, ReplayWish } from './runs/replay.ts'
export type { Rerun } from './runs/rerun.ts'
export type { RunStatus } from './runs/run.ts'
export type { ByHand } from './start-by-hand.ts'
export type { Told } from './told.ts'
export type { SampleWish } from './trial/index.ts'
export type { UsageRow } from './usage.ts'
