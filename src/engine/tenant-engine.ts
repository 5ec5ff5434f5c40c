/**
 * The engine as one tenant may use it. What it reads it reads through its own view of the database; what it asks for by an id is
 * first looked for there. The work itself is done by the one engine, which works for all.
 */
import type { BudgetOverview } from '../contract/index.ts'
import { Problem } from '../problems.ts'
import { rowsOf, type Store } from '../store/index.ts'
import type { WorkflowVersion } from '../workflows/index.ts'

import type { Engine } from './engine.ts'
import { eventAt, eventPage } from './event-pages.ts'
import { forgetEvents, keptEvents, listGaps } from './events/index.ts'
import type { WorkflowSource } from './needs.ts'
import { countRuns } from './runs/count.ts'
import { getRun, noSuchRun } from './runs/get.ts'
import { listInDoubt } from './runs/in-doubt.ts'
import { listIssues } from './runs/issues.ts'
import { listRuns } from './runs/list.ts'
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

/** Where ids of a kind are found; `owned` knows connections and workflows, removed ones too. */
const places = {
  run: 'select 1 from run where id::text = $1',
  workflow: 'select 1 from owned where id::text = $1',
  connection: 'select 1 from owned where id::text = $1',
  event: 'select 1 from event where position::text = $1',
}

export function engineOf({ tenantId, whole, store, workflows, overview, usage }: TenantParts): Engine {
  async function mine(kind: keyof typeof places, id: string | number): Promise<void> {
    const rows = await rowsOf(store.db, places[kind], [String(id)])
    if (rows.length === 0) throw kind === 'run' ? noSuchRun(String(id)) : notHere(kind, id)
  }
  const found =
    <I extends string, A extends unknown[], R>(
      kind: keyof typeof places,
      work: (id: I, ...more: A) => Promise<R>,
    ): ((id: I, ...more: A) => Promise<R>) =>
    async (id, ...more) => {
      await mine(kind, id)
      return work(id, ...more)
    }
  async function checkTrial(workflow: string | WorkflowVersion, wish: SampleWish): Promise<void> {
    if (typeof workflow === 'string') await mine('workflow', workflow)
    if (wish.event !== undefined) await mine('event', wish.event)
    if (wish.run !== undefined) await mine('run', wish.run)
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
    pollNow: found('connection', whole.pollNow),
    runAction: found('connection', whole.runAction),
    pause: found('workflow', whole.pause),
    resume: found('workflow', whole.resume),
    startByHand: found('workflow', whole.startByHand),
    polling: async () => {
      const rows = await rowsOf<{ id: string }>(store.db, 'select id::text from owned')
      const own = new Set(rows.map(({ id }) => id))
      return (await whole.polling()).filter(({ connectionId }) => own.has(connectionId))
    },
    watch: (listener) => watchOwn(whole.watch, store, listener),
    watchOwn: (listener) => watchOwn(whole.watchOwn, store, listener),
    gaps: (filter) => listGaps(store.db, filter),
    firstRuns: {
      preview: found('workflow', whole.firstRuns.preview),
      begin: found('workflow', whole.firstRuns.begin),
      get: found('workflow', whole.firstRuns.get),
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
    report: found('connection', whole.report),
    budget: {
      overview: () => overview(store),
      forecast: found('workflow', whole.budget.forecast),
      setReserve: found('connection', whole.budget.setReserve),
      set: found('workflow', whole.budget.set),
    },
    runs: {
      list: (filter) => listRuns(store, filter),
      counts: () => countRuns(store),
      get: (id) => getRun(store, workflows, id),
      issues: (workflowId) => listIssues(store, workflowId),
      inDoubt: () => listInDoubt(store),
      planUndo: found('run', whole.runs.planUndo),
      undo: found('run', whole.runs.undo),
      cancel: found('run', whole.runs.cancel),
      retry: found('run', whole.runs.retry),
      rerun: found('run', whole.runs.rerun),
      settle: found('run', whole.runs.settle),
      async replay(wish) {
        if (typeof wish.like === 'string') await mine('run', wish.like)
        else await mine('workflow', wish.like.workflowId)
        return whole.runs.replay(wish)
      },
    },
    events: {
      list: (filter) => eventPage(store.db, filter),
      get: (position) => eventAt(store.db, position),
      replay: found('workflow', whole.events.replay),
      tryReplay: found('workflow', whole.events.tryReplay),
      kept: async () => ({ ...(await whole.events.kept()), ...(await keptEvents(store.db)) }),
      forget: (before) => forgetEvents(store.db, before),
    },
  }
}

function notHere(kind: string, id: string | number): Problem {
  return new Problem('not-found', { what: `There is no ${kind} ${id}.`, fix: 'List them to see what there is.' })
}
