/** Waits for runs and events. Being woken is a hint that may get lost: whoever waits also looks from time to time. */
import type { Database, Store } from '../../store/index.ts'
import { rowsOf } from '../../store/index.ts'
import type { ConnectionSource, WorkflowSource } from '../needs.ts'
import type { Queue } from '../queue.ts'
import { retryRun } from '../runs/change.ts'
import type { StartRuns } from '../runs/draft.ts'
import type { RunUnderWay } from '../runs/run.ts'
import { type ChildState, childState, startChild } from './children.ts'
import { type Awaited, awaitEvent, type FoundEvent, findEvent } from './events.ts'
import { wakeForEvents, wakeParents } from './wake.ts'

export interface Waits {
  /** Starts the run of another workflow once, however often it is called; gives its id. Throws Problem `not-found`, `conflict`. */
  start(parent: RunUnderWay, path: string, workflow: string, payload: unknown): Promise<string>
  child(id: string): Promise<ChildState>
  retryChild(id: string): Promise<void>
  /** From now on the run is woken when such an event comes. */
  awaitEvent(runId: string, path: string, awaited: Awaited): Promise<void>
  /** The first event the run was not given before, received since it was queued. */
  findEvent(run: RunUnderWay, awaited: Awaited, used: Set<number>): Promise<FoundEvent | null>
  /** To be called when runs have ended: those that wait for one of them go on. */
  ended(runs: RunUnderWay[]): Promise<void>
  /** To be called now and then: runs go on that wait for an event that came since the last call. */
  look(): Promise<void>
}

interface Parts {
  store: Store
  queue: Queue
  startRuns: StartRuns
  workflows: WorkflowSource
  connections: ConnectionSource
}

/** Events of runs that were started by a step of another run are of this feed. */
const childFeed = 'workflow'

export function waitsOn(parts: Parts): Waits {
  const { store, queue } = parts
  const seen: { position: number | null } = { position: null }
  return {
    start: (parent, path, name, payload) => startChild(parts, parent, { path, name, payload }),
    child: (id) => childState(store.db, id),
    retryChild: (id) => retryRun(parts, id),
    awaitEvent: (runId, path, awaited) => awaitEvent(store.db, runId, path, awaited),
    findEvent: (run, awaited, used) => findEvent(store.db, run, awaited, used),
    async ended(runs) {
      const children = runs.filter(({ event }) => event?.feed === childFeed).map(({ id }) => id)
      if (children.length > 0) await wakeParents(store, queue, children)
    },
    look: () => wakeForEvents(store, queue, seen),
  }
}

/** Takes out what runs that have ended were waiting for. */
export async function forgetAwaited(db: Database): Promise<void> {
  await rowsOf(
    db,
    `delete from awaited where not exists (
       select 1 from run where run.id = awaited.run_id and run.finished_at is null)`,
  )
}
