/** The whole server in this process, connected to a local org without a person: for tests over HTTP. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import type { EventInfo, RunInfo } from '../../src/contract/index.ts'
import { createSalesforce, type Salesforce } from '../../src/salesforce/index.ts'
import { start } from '../../src/server.ts'
import { readSettings } from '../../src/settings.ts'
import type { Store } from '../../src/store/index.ts'
import { until } from './product.ts'
import { testStore } from './store.ts'

export interface ServerLab {
  url: string
  /** The server's own key. */
  key: string
  org: LocalOrg
  control: ControlClient
  store: Store & { url: string }
  connectionId: string
  /** Keys and settings of the server. */
  dataDir: string
  /** Somebody else in the org. */
  people: Salesforce
  /** Asks our API with the key; the answer's body, and its status when that is asked for. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>
  askStatus(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  /** Saves and activates a workflow with this trigger that does nothing further. Returns its id. */
  listen(on: string, settings?: Record<string, unknown>, more?: Record<string, unknown>): Promise<string>
  events(): Promise<EventInfo[]>
  /** Waits for so many runs of a workflow to have succeeded. */
  ran(workflowId: string, count: number): Promise<RunInfo[]>
  restart(): Promise<void>
}

export async function serverLab(env: Record<string, string> = {}): Promise<ServerLab> {
  const [store, dataDir] = await Promise.all([testStore(), mkdtemp(join(tmpdir(), 'rainmaker-lab-'))])
  const org = await startLocalOrg({ seed: 'empty' })
  const settings = readSettings({
    RAINMAKER_DATA: dataDir,
    RAINMAKER_PORT: '0',
    RAINMAKER_LOG: process.env['RAINMAKER_LOG'] ?? 'silent',
    RAINMAKER_POLL_SECONDS: '3600',
    DATABASE_URL: store.url,
    ...env,
  })
  let server = await start(settings).catch(async (thrown: unknown) => {
    // Left open, it would keep the test's process from ending.
    await org.close()
    throw thrown
  })
  const key = (await readFile(join(dataDir, 'api.key'), 'utf8')).trim()
  after(async () => {
    await server.stop()
    await org.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  async function askStatus(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const json =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const headers = { authorization: `Bearer ${key}`, ...json.headers }
    const answer = await fetch(`${server.url}${path}`, { method, ...json, headers })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
  }
  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await askStatus(method, path, body)
    assert.ok(answer.status < 400, `${method} ${path} was answered with ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }

  const { connection } = await ask<{ connection: { id: string } }>('POST', '/api/v1/connections', {
    name: 'org',
    loginUrl: org.url,
    clientId: org.clientId,
    clientSecret: org.clientSecret,
    flow: 'client-credentials',
  })
  const session = { instanceUrl: org.url, accessToken: org.accessToken }
  const source = { current: async () => session, renew: async () => session }
  let saved = 0
  return {
    get url() {
      return server.url
    },
    key,
    org,
    control: new ControlClient(org.controlUrl),
    store,
    connectionId: connection.id,
    dataDir,
    people: createSalesforce({ session: source, apiVersion: '66.0', clientName: 'people' }),
    ask,
    askStatus,
    async listen(on, given = {}, more = {}) {
      const document = {
        name: `${on} ${++saved}`,
        trigger: { on, with: given, ...more },
        steps: [{ id: 'done', set: { heard: true } }],
      }
      return (await ask<{ id: string }>('POST', '/api/v1/workflows', { source: document, activate: true })).id
    },
    events: async () => (await ask<{ items: EventInfo[] }>('GET', '/api/v1/events?limit=500')).items,
    async ran(workflowId, count) {
      return until(`${count} runs`, async () => {
        const { items } = await ask<{ items: RunInfo[] }>('GET', `/api/v1/runs?workflow=${workflowId}&limit=200`)
        return items.filter(({ status }) => status === 'succeeded').length >= count && items
      })
    },
    async restart() {
      await server.stop()
      server = await start(settings)
    },
  }
}
