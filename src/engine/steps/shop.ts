/** What steps work with, and what a kind of step is. */
import type { Logger } from 'pino'
import type { Ai } from '../../ai/index.ts'
import type { Outside } from '../../outside/index.ts'
import type { Step, StepKind } from '../../workflows/index.ts'
import type { Budget } from '../budget/index.ts'
import type { Clock } from '../clock.ts'
import type { ActionSource, ConnectionSource } from '../needs.ts'
import type { OrgClocks } from '../org-clocks.ts'
import type { WriteWatch } from '../own-writes/index.ts'
import type { Journal } from '../runs/journal.ts'
import type { StepEntry } from '../runs/journal-entry.ts'
import type { JournalReader } from '../runs/journalled.ts'
import type { Usage } from '../usage.ts'
import type { Waits } from '../waits/index.ts'
import type { Gatherer } from '../writes/gatherer.ts'
import type { KeyLeases } from '../writes/key-leases.ts'
import type { Known } from '../writes/known.ts'
import type { Lanes } from '../writes/lanes.ts'
import type { Moving } from '../writes/moving.ts'
import type { Outages } from '../writes/outages.ts'
import type { Branch } from './branch.ts'

export interface Shop {
  /** Kinds of steps that are done otherwise than usual. */
  doings?: Doings
  actions: ActionSource
  connections: ConnectionSource
  journal: Journal
  journalled: JournalReader
  gatherer: Gatherer
  lanes: Lanes
  /** Which org a connection leads to, as its lanes are named. */
  orgOf(connectionId: string): Promise<string>
  outages: Outages
  moving: Moving
  watch: WriteWatch
  known: Known
  keys: KeyLeases
  orgClocks: OrgClocks
  usage: Usage
  budget: Budget
  waits: Waits
  outside: Outside
  /** A named secret of the tenant a workflow belongs to; null when there is none. */
  secret(workflowId: string, name: string): Promise<string | null>
  ai: Ai
  /** Most a run may use of language models, unless its workflow says less. */
  aiTokens: number
  clock: Clock
  log: Logger
  settleMs: number
  /** Set when the server stops: walks give their runs back at the next step. */
  stopping: boolean
}

/** A step whose turn it is, with what it works with. */
export interface Turn<S extends Step = Step> {
  step: S
  at: Branch
  shop: Shop
  /** Walks the steps that this one holds. */
  walk: Walk
}

/** A turn in which the step is done, not taken from the journal. */
export interface Attempt<S extends Step = Step> extends Turn<S> {
  /** Becomes its entry in the journal: filled with what should be seen of the step, failed or not. */
  entry: StepEntry
}

/** One kind of step, and the result it has in the journal. */
export interface Doing<S extends Step, R = unknown> {
  /** Works out the result; it is journalled, and not worked out again after a restart. Throws a Problem or a signal. */
  result(attempt: Attempt<S>): R | Promise<R>
  /** What the result means for the way on. Also after a restart. */
  follow?(turn: Turn<S>, result: R): Promise<void> | void
}

/** By the word the document uses. Each takes the step of its own kind, which the key vouches for. */
export type Doings = Partial<Record<StepKind, Doing<Step>>>

/** Walks steps in order. */
export type Walk = (steps: Step[], at: Branch, shop: Shop) => Promise<void>
