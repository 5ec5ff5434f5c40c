/** The engine with the real catalogue and the real client on a local org: whole workflows in one process. */
import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { type Catalog, loadCatalog } from '../../src/connector/index.ts'
import type { RunInfo } from '../../src/contract/index.ts'
import { createEngine, type Engine } from '../../src/engine/index.ts'
import { type CallReport, createSalesforce, type ObjectDescribe, type Salesforce } from '../../src/salesforce/index.ts'
import { rowsOf, type Store } from '../../src/store/index.ts'
import { createWorkflows, type Workflows } from '../../src/workflows/index.ts'
import { away } from './away.ts'
import { testStore } from './store.ts'

export interface OrgLab {
  org: LocalOrg
  control: ControlClient
  store: Store
  engine: Engine
  workflows: Workflows
  connectionId: string
  /** Somebody else's program, signed in as the same user as ours. */
  people: Salesforce
  /** Settings of the connection. */
  settings: Record<string, unknown>
  /** Saves and activates; events from now on count. Returns the id. */
  activate(document: Record<string, unknown>): Promise<string>
  /** Polls until nothing more is heard and no run is under way. */
  settled(): Promise<void>
  runs(workflowId: string): Promise<RunInfo[]>
  /** Calls the org counted for us since the last time this was asked. */
  calls(): Promise<number>
  close(): Promise<void>
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export async function orgLab({ settleSeconds = 0.5 } = {}): Promise<OrgLab> {
  const [store, catalog] = [await testStore(), await loadCatalog()]
  const org = await startLocalOrg({ seed: 'empty' })
  try {
    return await openOn(org, store, catalog, settleSeconds)
  } catch (error) {
    // Nobody else would close it, and the process would never end.
    await org.close()
    throw error
  }
}

async function openOn(org: LocalOrg, store: Store, catalog: Catalog, settleSeconds: number): Promise<OrgLab> {
  const control = new ControlClient(org.controlUrl)
  const connectionId = randomUUID()
  const source = { current: async () => session, renew: async () => session }
  const session = { instanceUrl: org.url, accessToken: org.accessToken }
  const client = (clientName: string, onCall: (report: CallReport) => void = () => {}) =>
    createSalesforce({ session: source, apiVersion: '66.0', clientName, onCall })
  const own = client('Rainmaker', (report) => engine.onCall(connectionId, report))
  const { userId, orgId } = await client('lab').identity()
  await rowsOf(
    store.db,
    `insert into connection (id, name, login_url, flow, client_id, api_version, status, user_id, org_id, instance_url)
     values ($1, 'org', $2, 'web', 'x', '66.0', 'connected', $3, $4, $2)`,
    [connectionId, org.url, userId, orgId],
  )
  const describes = new Map<string, Promise<ObjectDescribe>>()
  const settings: Record<string, unknown> = { pollSeconds: 3600 }
  const workflows = createWorkflows({ store, catalog })
  const log = pino({ level: process.env['RAINMAKER_LOG'] ?? 'silent' })
  const engine = createEngine({
    settings: { runsAtOnce: 500, settleSeconds, pollSeconds: 3600, eventDays: 30, aiTokens: 0 },
    ...away(),
    store,
    catalog,
    workflows,
    log,
    connections: {
      salesforce: () => own,
      describe(_id, object) {
        const known = describes.get(object) ?? client('describe').describe(object)
        describes.set(object, known)
        return known
      },
      pick: async () => ({ id: connectionId }),
      get: async () => ({ settings }),
    },
  })
  await engine.start()
  async function underWay(): Promise<number> {
    const counts = await engine.runs.counts()
    return counts.queued + counts.running + counts.waiting
  }

  async function lastPosition(): Promise<number> {
    return (await engine.events.list({ limit: 1 })).items[0]?.position ?? 0
  }

  let asked = 0
  return {
    org,
    control,
    store,
    engine,
    workflows,
    connectionId,
    people: client('people'),
    settings,
    async activate(document) {
      const { id } = await workflows.save(JSON.stringify(document))
      await workflows.setActive(id, true)
      await engine.workflowsChanged()
      await engine.pollNow(connectionId)
      return id
    },
    async settled() {
      for (let quiet = 0; quiet < 2; ) {
        const before = await lastPosition()
        await engine.pollNow(connectionId)
        while ((await underWay()) > 0) await sleep(20)
        quiet = (await lastPosition()) === before ? quiet + 1 : 0
      }
    },
    runs: async (workflowId) => (await engine.runs.list({ workflowId, limit: 200 })).items.reverse(),
    async calls() {
      const totals = await control.callTotals({ client: 'Rainmaker' })
      const made = totals.apiCalls - asked
      asked = totals.apiCalls
      return made
    },
    async close() {
      await engine.stop()
      await org.close()
    },
  }
}
