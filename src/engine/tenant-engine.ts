/**
 * The engine as one tenant may use it. What it reads it reads through its own view of the database; what it asks for by an id is
 * first looked for there. The work itself is done by the one engine, which works for all.
 */
import type { BudgetOverview } from '../contract/index.ts'
import { rowsOf, type Store } from '../store/index.ts'
import type { WorkflowVersion } from '../workflows/index.ts'

import type { Engine, EngineEvents, EngineRuns } from './engine.ts'
import { eventAt, eventPage } from './event-pages.ts'
import { forgetEvents, keptEvents, listGaps } from './events/index.ts'
import type { WorkflowSource } from './needs.ts'
import { countRuns } from './runs/count.ts'
import { getRun } from './runs/get.ts'
import { listInDoubt } from './runs/in-doubt.ts'
import { listIssues } from './runs/issues.ts'
import { listRuns } from './runs/list.ts'
import { type TenantIds, tenantIds } from './tenant-ids.ts'
import type { SampleWish } from './trial/index.ts'
import { watchOwn } from './watch-own.ts'

export interface TenantParts {
  tenantId: string
  whole: Engine
  /** The tenant's view. */
  store: Store
  workflows: WorkflowSource
  overview(store: Store): Promise<BudgetOverview>
  usage(store: Store, hours: number): ReturnType<Engine['usage']>
}

export function engineOf(tenant: TenantParts): Engine {
  const { tenantId, whole, store, overview, usage } = tenant
  const ids = tenantIds(store)
  const { checked } = ids
  async function checkTrial(workflow: string | WorkflowVersion, wish: SampleWish): Promise<void> {
    if (typeof workflow === 'string') await ids.check('workflow', workflow)
    if (wish.event !== undefined) await ids.check('event', wish.event)
    if (wish.run !== undefined) await ids.check('run', wish.run)
  }
  // Named one by one, so that whatever the engine learns to do is not a tenant's before somebody has decided how.
  return {
    of: whole.of,
    start: whole.start,
    stop: whole.stop,
    status: whole.status,
    onCall: whole.onCall,
    connectionHealed: whole.connectionHealed,
    workflowsChanged: whole.workflowsChanged,
    secrets: {
      list: () => whole.secrets.list(tenantId),
      set: (_tenant, name, secret) => whole.secrets.set(tenantId, name, secret),
      remove: (_tenant, name) => whole.secrets.remove(tenantId, name),
    },
    get inbox() {
      return whole.inbox.of(tenantId, store.db)
    },
    pollNow: checked('connection', whole.pollNow),
    runAction: checked('connection', whole.runAction),
    pause: checked('workflow', whole.pause),
    resume: checked('workflow', whole.resume),
    startByHand: checked('workflow', whole.startByHand),
    polling: async () => {
      const rows = await rowsOf<{ id: string }>(store.db, 'select id::text from owned')
      const own = new Set(rows.map(({ id }) => id))
      return (await whole.polling()).filter(({ connectionId }) => own.has(connectionId))
    },
    watch: (listener) => watchOwn(whole.watch, store, listener),
    watchOwn: (listener) => watchOwn(whole.watchOwn, store, listener),
    gaps: (filter) => listGaps(store.db, filter),
    firstRuns: {
      preview: checked('workflow', whole.firstRuns.preview),
      begin: checked('workflow', whole.firstRuns.begin),
      get: checked('workflow', whole.firstRuns.get),
    },
    async sample(workflow, wish) {
      await checkTrial(workflow, wish)
      return whole.sample(workflow, wish)
    },
    async dryRun(workflow, wish) {
      await checkTrial(workflow, wish)
      return whole.dryRun(workflow, wish)
    },
    usage: (hours) => usage(store, hours),
    report: checked('connection', whole.report),
    budget: {
      overview: () => overview(store),
      forecast: checked('workflow', whole.budget.forecast),
      setReserve: checked('connection', whole.budget.setReserve),
      set: checked('workflow', whole.budget.set),
    },
    runs: runsOf(tenant, ids),
    events: eventsOf(tenant, ids),
  }
}

function runsOf({ whole, store, workflows }: TenantParts, { check, checked }: TenantIds): EngineRuns {
  return {
    list: (filter) => listRuns(store, filter),
    counts: () => countRuns(store),
    get: (id) => getRun(store, workflows, id),
    issues: (workflowId) => listIssues(store, workflowId),
    inDoubt: () => listInDoubt(store),
    planUndo: checked('run', whole.runs.planUndo),
    undo: checked('run', whole.runs.undo),
    cancel: checked('run', whole.runs.cancel),
    retry: checked('run', whole.runs.retry),
    rerun: checked('run', whole.runs.rerun),
    settle: checked('run', whole.runs.settle),
    async replay(wish) {
      if (typeof wish.like === 'string') await check('run', wish.like)
      else await check('workflow', wish.like.workflowId)
      return whole.runs.replay(wish)
    },
  }
}

function eventsOf({ whole, store }: TenantParts, { checked }: TenantIds): EngineEvents {
  return {
    list: (filter) => eventPage(store.db, filter),
    get: (position) => eventAt(store.db, position),
    replay: checked('workflow', whole.events.replay),
    tryReplay: checked('workflow', whole.events.tryReplay),
    kept: async () => ({ ...(await whole.events.kept()), ...(await keptEvents(store.db)) }),
    forget: (before) => forgetEvents(store.db, before),
  }
}
