/** What watching writes works with. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Action } from '../../connector/index.ts'
import { Problem } from '../../problems.ts'
import type { Store } from '../../store/index.ts'
import type { WorkflowDocument } from '../../workflows/index.ts'
import type { Clock } from '../clock.ts'
import type { ConnectionSource } from '../needs.ts'
import type { OrgClocks } from '../org-clocks.ts'
import type { OwnWrite } from './own-write.ts'

/** What is known of a step that writes. */
export interface WatchedStep {
  action: Pick<Action, 'object' | 'effect' | 'needs'>
  input: unknown
  run: { id: string; depth: number; taken?: boolean; workflow: { document: Pick<WorkflowDocument, 'undo'> } }
  entry: { path: string; attempt: number }
}

/** Keeps rows of the ledger together with what else is kept just now, in order. */
export interface LedgerKeeper {
  /**
   * Fulfilled when they, and all that was kept before them, are durable. Throws Problem `database-unreachable` when that takes too
   * long.
   */
  noted(writes: OwnWrite[]): Promise<void>
  /** What the answers told: durable before whatever is kept after it. */
  completed(writes: OwnWrite[]): void
}

export interface WatchParts {
  store: Pick<Store, 'db'>
  keeper: LedgerKeeper
  connections: Pick<ConnectionSource, 'describe' | 'get'>
  orgClocks: OrgClocks
  clock: Clock
  log: Logger
}

/** The org's clock as answers tell it has whole seconds and is a little behind. */
const marginMs = 2000

/** Org time surely after now, ISO. */
export function orgAfter({ orgClocks, clock }: WatchParts, connectionId: string): string {
  return new Date((orgClocks.about(connectionId) ?? clock.now()) + marginMs).toISOString()
}

const tries = 12

/** The database may be away for a moment: about half a minute is waited for it. Throws Problem `database-unreachable`. */
export async function untilKept<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work()
    } catch (cause) {
      if (cause instanceof Problem) throw cause
      if (tried === tries) {
        throw new Problem('database-unreachable', {
          what: 'What is about to be written to Salesforce could not be noted.',
          fix: 'Nothing was sent. It is tried again when the database answers.',
          cause,
        })
      }
      await sleep(Math.min(50 * 2 ** tried, 4000))
    }
  }
}
