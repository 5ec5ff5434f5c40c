/** The polling feed of the product on a local org, told by hand when to poll, under a clock that is moved. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { loadCatalog } from '../../src/connector/index.ts'
import { createPolling, pushSettings } from '../../src/engine/feeds/index.ts'
import { orgClocks } from '../../src/engine/org-clocks.ts'
import { createSalesforce } from '../../src/salesforce/index.ts'
import { rowsOf, type Store } from '../../src/store/index.ts'
import type { OrgProcess } from '../support/org.ts'
import { silent } from '../support/store.ts'
import { measured } from './bench.ts'

export interface Listened {
  on: string
  with?: Record<string, unknown>
}

export interface Listening {
  /** Polls; answers the seconds until it wants to poll again. */
  poll(): Promise<number>
  events(): Promise<number>
  stop(): Promise<void>
}

interface Rhythm {
  pollSeconds: number
  idleSeconds: number
}

/** Active workflows, one for each trigger, on a connection of their own. */
export async function listen(org: OrgProcess, store: Store, triggers: Listened[], rhythm: Rhythm): Promise<Listening> {
  const catalog = await loadCatalog()
  const connectionId = randomUUID()
  await rowsOf(
    store.db,
    `insert into connection (id, name, login_url, flow, client_id, api_version, status)
     values ($1::uuid, $1::text, $2, 'web', 'x', '66.0', 'connected')`,
    [connectionId, org.url],
  )
  for (const trigger of triggers) await activate(store, connectionId, trigger)
  const clocks = orgClocks()
  const source = { current: async () => org, renew: async () => org }
  const salesforce = createSalesforce({
    session: source,
    apiVersion: '66.0',
    clientName: measured,
    onCall: (report) => clocks.note(connectionId, report),
  })
  const polling = createPolling({
    store,
    clocks,
    log: silent,
    triggers: catalog,
    connections: { salesforce: () => salesforce, describe: (_id, object) => org.client('describes').describe(object) },
    usualFields: (object) => catalog.objects().find(({ api }) => api === object)?.shown ?? [],
    push: async () => pushSettings({ push: 'off' }),
    rhythm: () => rhythm,
    // Runs are another benchmark's matter.
    startRuns: async () => [],
  })
  return {
    async poll() {
      await polling.wake(connectionId)
      const status = polling.status().find((one) => one.connectionId === connectionId)
      const problem = status?.problem ?? Object.values(status?.problems ?? {})[0]
      assert.ok(status && !problem, `the poll failed: ${JSON.stringify(problem)}`)
      return Math.round((Date.parse(status.nextAt) - Date.now()) / 1000)
    },
    async events() {
      const text = 'select count(*)::int as n from event where connection_id = $1'
      return (await rowsOf<{ n: number }>(store.db, text, [connectionId]))[0]?.n ?? 0
    },
    stop: () => polling.stop(),
  }
}

async function activate({ db }: Store, connection: string, { on, with: settings = {} }: Listened): Promise<void> {
  const id = randomUUID()
  const document = { name: id, trigger: { on, connection, with: settings }, steps: [] }
  const workflow =
    'insert into workflow (id, name, active, version, activated_at) values ($1::uuid, $1::text, true, 1, now())'
  await rowsOf(db, workflow, [id])
  const version = `insert into workflow_version (workflow_id, version, document, source) values ($1, 1, $2::jsonb, '')`
  await rowsOf(db, version, [id, JSON.stringify(document)])
}
