/** What the engine does with the event log. */
import type { RunDetail } from '../contract/index.ts'
import type { EngineEvents } from './engine.ts'
import { eventAt, eventPage } from './event-pages.ts'
import { forgetEvents, keptEvents, replayEvents } from './events/index.ts'
import type { Machinery } from './machinery.ts'
import { tryReplay } from './try-replay.ts'

/** `dryRun`: of a workflow with the event at a position. */
export function engineEvents(
  machinery: Machinery,
  dryRun: (workflowId: string, event: number) => Promise<RunDetail>,
): EngineEvents {
  const { store, catalog, log, settings } = machinery.parts
  const acceptance = () => ({ store, triggers: catalog, startRuns: machinery.running.startRuns, log })
  return {
    list: (filter) => eventPage(store.db, filter),
    get: (position) => eventAt(store.db, position),
    replay: async (workflowId, span) => (await replayEvents(acceptance(), { workflowId, ...span })).length,
    tryReplay: (workflowId, span, tries) =>
      tryReplay(acceptance(), { workflowId, ...span }, tries, (event) => dryRun(workflowId, event)),
    kept: async () => ({ days: settings.eventDays, ...(await keptEvents(store.db)) }),
    forget: (before) => forgetEvents(store.db, before),
  }
}
