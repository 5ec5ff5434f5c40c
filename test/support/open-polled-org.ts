/** A local org with the polling feed on it and a real database: what a trial of the feeds needs, and short words for it. */
import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { z } from 'zod'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import type { Change, Trigger } from '../../src/connector/index.ts'
import { type LoggedEvent, listEvents } from '../../src/engine/events/index.ts'
import { createPolling, type Polling, pushSettings } from '../../src/engine/feeds/index.ts'
import { orgClocks } from '../../src/engine/org-clocks.ts'
import type { StartRuns } from '../../src/engine/runs/draft.ts'
import { type CallReport, createSalesforce, type Salesforce, type SessionSource } from '../../src/salesforce/index.ts'
import { rowsOf, type Store } from '../../src/store/index.ts'

export interface PolledOrg {
  org: LocalOrg
  control: ControlClient
  /** Somebody else in the org, who makes the changes. */
  people: Salesforce
  store: Store
  connectionId: string
  /** Another server process would have its own. `through`: a store that fails where the test wants. */
  newPolling(through?: Store): Polling
  /** Activates a workflow that listens to these changes of the object, or to who enters and leaves the query. */
  activate(object: string, changes: Change[], fields?: string[], query?: string): Promise<string>
  deactivate(workflowId: string): Promise<void>
  /** Heard by Change Data Capture too, from the next poll on. */
  setPush(on: boolean): void
  /** The log, oldest first; those behind a position. */
  events(after?: number): Promise<LoggedEvent[]>
  /** Runs started, by workflow. */
  runs(workflowId: string): Promise<string[]>
  /** API calls the org counted for polling since the last time this was asked. */
  pollCalls(): Promise<number>
  /** Of polling and org; the store is the caller's. */
  close(): Promise<void>
}

const watching = z.object({
  object: z.string(),
  changes: z.array(z.string()),
  fields: z.array(z.string()),
  query: z.string().optional(),
})

/** Listens to what its settings say; the catalogue's own triggers are tested with the catalogue. */
const anyChange: Trigger<z.output<typeof watching>> = {
  id: 'anyChange',
  title: 'Any change',
  describe: 'Any change of an object.',
  object: null,
  group: 'Test',
  feed: 'polling',
  input: watching,
  watch: ({ object, changes, fields, query }) => ({
    ...{ object, changes: changes as Change[], fields },
    ...(query !== undefined && { query }),
  }),
  accepts: () => true,
  sample: {},
}

/** Renews what the org's moved clock has ended. */
function sessionsOf(org: LocalOrg): SessionSource {
  let session = { instanceUrl: org.url, accessToken: org.accessToken }
  const grant = {
    grant_type: 'refresh_token',
    client_id: org.clientId,
    client_secret: org.clientSecret,
    refresh_token: org.refreshToken,
  }
  return {
    current: async () => session,
    async renew(stale) {
      if (stale.accessToken !== session.accessToken) return session
      const answer = await fetch(`${org.url}/services/oauth2/token`, {
        method: 'POST',
        body: new URLSearchParams(grant),
      })
      const { access_token: accessToken } = z.object({ access_token: z.string() }).parse(await answer.json())
      session = { instanceUrl: org.url, accessToken }
      return session
    },
  }
}

const startRuns: StartRuns = async (tx, drafts) => {
  const text = `
insert into run (id, workflow_id, workflow_version, event_position, record_id, status)
select id, "workflowId", 1, "eventPosition", "recordId", 'queued' from json_to_recordset($1::json)
  as d(id uuid, "workflowId" uuid, "eventPosition" bigint, "recordId" text)
on conflict do nothing returning id::text`
  return (await rowsOf<{ id: string }>(tx, text, [JSON.stringify(drafts)])).map(({ id }) => id)
}

/** Saves an active workflow without steps; returns its id. */
async function activate({ db }: Store, watched: Record<string, unknown>): Promise<string> {
  const id = randomUUID()
  const document = { name: id, trigger: { on: 'anyChange', with: watched }, steps: [] }
  const workflow = `insert into workflow (id, name, active, version, activated_at) values ($1, $2, true, 1, now())`
  const version = `insert into workflow_version (workflow_id, version, document, source) values ($1, 1, $2::jsonb, '')`
  await rowsOf(db, workflow, [id, id])
  await rowsOf(db, version, [id, JSON.stringify(document)])
  return id
}

const clientName = 'rainmaker-poller'

export async function openPolledOrg(store: Store): Promise<PolledOrg> {
  const org = await startLocalOrg({ seed: 'empty' })
  const control = new ControlClient(org.controlUrl)
  const connectionId = randomUUID()
  const source = sessionsOf(org)
  const client = (name: string, onCall = {}) =>
    createSalesforce({ session: source, apiVersion: '66.0', clientName: name, ...onCall })
  await rowsOf(
    store.db,
    `insert into connection (id, name, login_url, flow, client_id, api_version, status)
     values ($1, 'org', $2, 'web', 'x', '66.0', 'connected')`,
    [connectionId, org.url],
  )
  const pollings: Polling[] = []
  let push: Record<string, unknown> = { push: 'off' }
  let asked = 0
  function newPolling(through: Store = store): Polling {
    const clocks = orgClocks()
    const salesforce = client(clientName, {
      onCall: (report: CallReport) => clocks.note(connectionId, report),
    })
    const polling = createPolling({
      store: through,
      log: pino({ level: process.env['RAINMAKER_LOG'] ?? 'silent' }),
      clocks,
      triggers: { trigger: () => anyChange as Trigger },
      connections: { salesforce: () => salesforce, describe: (_id, object) => client('describe').describe(object) },
      usualFields: () => ['Name', 'LastName', 'Company', 'Status', 'Title'],
      push: async () => pushSettings(push),
      rhythm: () => ({ pollSeconds: 60, idleSeconds: 300 }),
      startRuns,
    })
    pollings.push(polling)
    return polling
  }

  return {
    org,
    control,
    people: client('people'),
    store,
    connectionId,
    newPolling,
    activate: (object, changes, fields = [], query) => activate(store, { object, changes, fields, query }),
    setPush(on) {
      const pubsub = { host: '127.0.0.1', port: org.pubsubPort, tls: false }
      push = on ? { push: 'change-data', pubsub } : { push: 'off' }
    },
    async deactivate(workflowId) {
      await rowsOf(store.db, 'update workflow set active = false where id = $1', [workflowId])
    },
    async events(after = 0) {
      const all: LoggedEvent[] = []
      for (let before = Number.MAX_SAFE_INTEGER; ; ) {
        const page = await listEvents(store.db, { before, after, limit: 1000 })
        all.push(...page)
        if (page.length < 1000) return all.reverse()
        before = page.at(-1)?.position ?? 0
      }
    },
    async runs(workflowId) {
      const rows = await rowsOf<{ record_id: string }>(store.db, 'select record_id from run where workflow_id = $1', [
        workflowId,
      ])
      return rows.map((row) => row.record_id)
    },
    async pollCalls() {
      const { apiCalls } = await control.callTotals({ client: clientName })
      const since = apiCalls - asked
      asked = apiCalls
      return since
    },
    async close() {
      for (const polling of pollings) await polling.stop()
      await org.close()
    },
  }
}
