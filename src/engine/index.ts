/** Events in, runs out: hears what changes in the orgs, starts the workflows it concerns, and walks them to their end. */
export type { Level, Priority, WorkflowBudget } from './budget/index.ts'
export type { Clock } from './clock.ts'
export { createEngine } from './create-engine.ts'
export type { Engine, EngineParts, EngineStatus } from './engine.ts'
export type { EventPageFilter } from './event-pages.ts'
export { acknowledge, firstRunChoice, listSoql, readBody } from './feeds/index.ts'
export type { CatalogSource, ConnectionSource, SecretSource, WorkflowSource } from './needs.ts'
export type { ActionDone } from './run-action.ts'
export type { Finding } from './runs/in-doubt.ts'
export type { Likeness } from './runs/issues.ts'
export type { RunFilter } from './runs/list.ts'
export type { ReplayWish } from './runs/replay.ts'
export type { Rerun } from './runs/rerun.ts'
export {
  createSchemaWatch,
  type InUse,
  type SchemaWatch,
  type SchemaWatchParts,
  usesInOrgs,
  watchDaily,
} from './schema-watch/index.ts'
export type { ByHand } from './start-by-hand.ts'
export type { Told } from './told.ts'
export type { SampleWish } from './trial/index.ts'
export { usualFields } from './usual-fields.ts'
