/** The product's engine in this process, on a local org and a database of its own. */
import { randomUUID } from 'node:crypto'
import { loadCatalog } from '../../src/connector/index.ts'
import { createEngine, type Engine } from '../../src/engine/index.ts'
import { createSalesforce, type ObjectDescribe } from '../../src/salesforce/index.ts'
import { rowsOf, type Store } from '../../src/store/index.ts'
import { createWorkflows, type Workflows } from '../../src/workflows/index.ts'
import { away } from '../../test/support/away.ts'
import type { OrgProcess } from '../support/org.ts'
import { silent } from '../support/store.ts'

export interface RunningEngine {
  engine: Engine
  workflows: Workflows
  connectionId: string
  /** Runs that are not over. */
  open(): Promise<number>
}

export async function startEngine(org: OrgProcess, store: Store): Promise<RunningEngine> {
  const catalog = await loadCatalog()
  const workflows = createWorkflows({ store, catalog })
  const connectionId = randomUUID()
  await rowsOf(
    store.db,
    `insert into connection (id, name, login_url, flow, client_id, api_version, status)
     values ($1, 'org', $2, 'web', 'x', '66.0', 'connected')`,
    [connectionId, org.url],
  )
  const describes = new Map<string, Promise<ObjectDescribe>>()
  const salesforce = createSalesforce({
    session: { current: async () => org, renew: async () => org },
    apiVersion: '66.0',
    clientName: 'rainmaker',
    onCall: (report) => engine.onCall(connectionId, report),
  })
  const engine = createEngine({
    settings: { runsAtOnce: 500, settleSeconds: 130, pollSeconds: 3600, eventDays: 30, aiTokens: 0 },
    ...away(),
    ...{ store, catalog, workflows, log: silent },
    connections: {
      salesforce: () => salesforce,
      describe(_id, object) {
        const known = describes.get(object) ?? salesforce.describe(object)
        describes.set(object, known)
        return known
      },
      pick: async () => ({ id: connectionId }),
      get: async () => ({ settings: { push: 'off' } }),
    },
  })
  await engine.start()
  return {
    engine,
    workflows,
    connectionId,
    async open() {
      const { queued, running, waiting } = await engine.runs.counts()
      return queued + running + waiting
    },
  }
}
