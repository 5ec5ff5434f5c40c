/** One of everything for a tenant, each with the tenant's name in its texts, so that a leak shows. */
import { randomUUID } from 'node:crypto'
import type { Store } from '../../src/store/index.ts'

const statements = (of: string): Record<string, string> => ({
  connection: `insert into connection (id, name, login_url, flow, client_id, username, api_version, status)
    values ($1, 'org of ${of}', 'https://login.salesforce.com', 'web', 'client of ${of}', 'user of ${of}', '66.0', 'connected')`,
  secret: `insert into secret (connection_id, name, sealed) values ($1, 'tokens', 'sealed of ${of}')`,
  workflow: `insert into workflow (id, name, version) values ($2, 'workflow of ${of}', 1)`,
  version: `insert into workflow_version (workflow_id, version, document, source)
    values ($2, 1, '{"name": "workflow of ${of}", "trigger": {"on": "leadCreated", "with": {}}, "steps": []}', 'source of ${of}')`,
  event: `insert into event (connection_id, feed, object, change, record_id, key, occurred_at, record)
    values ($1, 'manual', 'Lead', 'created', 'r', 'event of ${of}', now(), '{"LastName": "Lead of ${of}"}')`,
  run: `insert into run (id, workflow_id, workflow_version, event_position, status, problem, finished_at)
    select $3, $2, 1, max(position), 'failed', '{"code": "bug", "what": "problem of ${of}", "fix": "x"}', now() from event where connection_id = $1`,
  step: `insert into step (run_id, path, kind, status, input, started_at)
    values ($3, 'planted', 'action', 'in-doubt', '{"text": "input of ${of}"}', now())`,
  gap: `insert into gap (connection_id, feed, object, reason, began_at, ended_at, after_position)
    values ($1, 'polling', 'gap of ${of}', 'overflow', now(), now(), 0)`,
  usage: `insert into api_usage (hour, connection_id, purpose, calls) values (date_trunc('hour', now()), $1, 'usage of ${of}', 7)`,
  schema: `insert into schema_seen (connection_id, object, known, whole_at) values ($1, 'object of ${of}', '{}', now())`,
  check: `insert into schema_check (connection_id, begun_at, problem) values ($1, now(), '{"what": "problem of ${of}"}')`,
  hook: `insert into hook (id, kind, name, secret_hash) values ($4, 'webhook', 'hook-of-${of}', decode(md5($4::text), 'hex'))`,
  key: `insert into agent_key (id, name, prefix, hash, connection_id, grants, expires_at)
    values ($5, 'agent of ${of}', 'rma_${of}', 'hash of ${of}', $1, '{"access": ["read"], "objects": ["*"], "approval": "human"}', now() + interval '1 day')`,
  plan: `insert into agent_plan (id, key_id, tool, body, hash, status, expires_at)
    values ($6, $5, 'tool of ${of}', '{"rows": [], "records": [], "changes": [], "object": null, "text": "plan of ${of}"}', 'h', 'waiting', now() + interval '1 day')`,
})

export interface Planted extends Record<string, string | number> {
  connections: string
  workflows: string
  runs: string
  events: number
}

/** By the first word of a path: the id of what was planted. */
export async function plantTenant(store: Store, tenantId: string, name: string): Promise<Planted> {
  const ids = Array.from({ length: 6 }, () => randomUUID())
  const { pool } = store.of(tenantId)
  for (const text of Object.values(statements(name))) {
    const used = ids.slice(0, Math.max(...[...text.matchAll(/\$(\d)/g)].map((match) => Number(match[1]))))
    // Every parameter has to be used: those that are not stand in a condition that holds.
    const all = used.map((_, at) => `$${at + 1}::uuid`).join(', ')
    await pool.query(`with given as (select ${all}) ${text}`, used)
  }
  const { rows } = await pool.query<{ position: number; person: string; session: string }>(
    'select max(position) as position, (select max(id::text) from person) as person, (select max(id::text) from session) as session from event',
  )
  const [connections = '', workflows = '', runs = '', , keys = '', plans = ''] = ids
  const { position = 0, person: users = '', session: sessions = '' } = rows[0] ?? {}
  return { connections, workflows, runs, keys, plans, events: position, users, sessions, 'api-keys': randomUUID() }
}
