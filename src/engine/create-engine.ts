/** The engine for all tenants. */
import type { WorkflowVersion } from '../workflows/index.ts'
import { budgetOverview } from './budget/index.ts'
import type { Engine, EngineParts } from './engine.ts'
import { engineBudget } from './engine-budget.ts'
import { engineEvents } from './engine-events.ts'
import { engineRuns } from './engine-runs.ts'
import { firstRuns } from './feeds/index.ts'
import { httpSecrets } from './http-secrets.ts'
import { Machinery } from './machinery.ts'
import { newestVersion } from './newest-version.ts'
import { connectionReport } from './report.ts'
import { runAction } from './run-action.ts'
import { getRun } from './runs/get.ts'
import { pauseWorkflow, resumeWorkflow } from './runs/pause.ts'
import { startByHand } from './start-by-hand.ts'
import { engineOf } from './tenant-engine.ts'
import { dryRun, sampleFor } from './trial/index.ts'
import { listUsage } from './usage.ts'
import { usualFields } from './usual-fields.ts'

export function createEngine(parts: EngineParts): Engine {
  const { store, workflows, connections, catalog } = parts
  const machinery = new Machinery(parts)
  const versionOf = async (workflow: string | WorkflowVersion) =>
    typeof workflow === 'string' ? workflows.version(workflow, await newestVersion(store.db, workflow)) : workflow
  const whole: Engine = {
    of: (tenantId) =>
      engineOf({
        ...{ tenantId, whole, store: store.of(tenantId), workflows },
        overview: ({ db }) => budgetOverview(db, machinery.budget, machinery.clock.now()),
        usage: listUsage,
      }),
    start: () => machinery.start(),
    stop: () => machinery.stop(),
    status: () => ({
      serverId: machinery.running.serverId,
      runsUnderWay: machinery.running.crew.underWay(),
      journal: { ...machinery.running.journal.counts },
      polling: machinery.feedsIfOn?.status() ?? [],
    }),
    polling: async () => machinery.feedsIfOn?.status() ?? [],
    onCall: (connectionId, report) => machinery.heard(connectionId, report),
    connectionHealed: (connectionId) => machinery.goOn(connectionId),
    async workflowsChanged() {
      machinery.feedsIfOn?.workflowsChanged()
    },
    pollNow: async (connectionId) => machinery.feedsIfOn?.wake(connectionId),
    get inbox() {
      return machinery.feeds.inbox
    },
    firstRuns: firstRuns({ ...parts, usualFields: usualFields(catalog) }),
    gaps: (filter) => machinery.feeds.gaps(filter),
    watch: (listener) => machinery.running.teller.watch(listener),
    watchOwn: (listener) => machinery.running.teller.watchOwn(listener),
    runAction: (connectionId, actionId, inputs) => runAction(machinery.running.shop, connectionId, actionId, inputs),
    pause: (workflowId) => pauseWorkflow(store, workflowId),
    resume: (workflowId) => resumeWorkflow({ ...machinery.running, store }, workflowId),
    startByHand: (workflowId, byHand) =>
      startByHand({ ...parts, startRuns: machinery.running.startRuns }, workflowId, byHand),
    sample: async (workflow, wish) => sampleFor({ store, catalog, connections }, await versionOf(workflow), wish),
    async dryRun(workflow, wish) {
      const id = await dryRun({ ...parts, shop: machinery.running.shop }, await versionOf(workflow), wish)
      return getRun(store, workflows, id)
    },
    usage: (hours) => listUsage(store, hours),
    secrets: httpSecrets(parts.secrets),
    async report(connectionId, days) {
      await machinery.usage.write()
      return connectionReport(store, connectionId, days)
    },
    budget: engineBudget(machinery),
    runs: engineRuns(machinery),
    events: engineEvents(machinery, (workflowId, event) => whole.dryRun(workflowId, { event })),
  }
  return whole
}
