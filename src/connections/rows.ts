/** Connections as rows: finding, listing, naming. */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { ConnectionInfo as Connection, ConnectionSettings, NewConnection } from '../contract/index.ts'
import { Problem, type ProblemJson } from '../problems.ts'
import { type Database, isDuplicate, jsonText, type Tables } from '../store/index.ts'
import { apiVersion } from './api-version.ts'

type Row = Selectable<Tables['connection']>

/** Of one tenant, or all that the database shows. */
export async function listConnections(db: Database, tenantId?: string): Promise<Connection[]> {
  const rows = db.selectFrom('connection').selectAll().orderBy('created_at')
  return (await (tenantId ? rows.where('tenant_id', '=', tenantId) : rows).execute()).map(toConnection)
}

/** By id or name. Throws `not-found`. */
export async function findConnection(db: Database, idOrName: string, tenantId?: string): Promise<Connection> {
  const column = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(idOrName) ? 'id' : 'name'
  const named = db.selectFrom('connection').selectAll().where(column, '=', idOrName)
  const row = await (tenantId ? named.where('tenant_id', '=', tenantId) : named).executeTakeFirst()
  if (row) return toConnection(row)
  const known = (await listConnections(db, tenantId)).map(({ name }) => name)
  throw new Problem('not-found', {
    what: `There is no connection "${idOrName}".`,
    fix: known.length > 0 ? `Use one of: ${known.join(', ')}.` : 'Create a connection first.',
    suggestions: known,
  })
}

/** The named one, or the only one. Throws `not-found` when there is none, `bad-request` when there are several. */
export async function pickConnection(db: Database, idOrName?: string, tenantId?: string): Promise<Connection> {
  if (idOrName) return findConnection(db, idOrName, tenantId)
  const every = await listConnections(db, tenantId)
  // One that was never signed in, or whose tokens were withdrawn, is nobody's first choice.
  const signedIn = every.filter(({ status }) => status !== 'new' && status !== 'revoked')
  const all = signedIn.length > 0 ? signedIn : every
  const [only] = all
  if (only && all.length === 1) return only
  if (!only) throw new Problem('not-found', { what: 'There is no connection yet.', fix: 'Create a connection first.' })
  const names = all.map(({ name }) => name)
  throw new Problem('bad-request', {
    what: 'There are several connections, and none was named.',
    fix: `Name one of: ${names.join(', ')}.`,
    suggestions: names,
  })
}

export async function insertConnection(db: Database, wanted: NewConnection): Promise<Connection> {
  const values = {
    id: randomUUID(),
    name: wanted.name,
    login_url: new URL(wanted.loginUrl).origin,
    flow: wanted.flow ?? 'web',
    client_id: wanted.clientId,
    username: wanted.username ?? null,
    api_version: apiVersion,
    status: 'new',
    settings: jsonText(wanted.settings ?? {}),
  }
  const row = await db.insertInto('connection').values(values).returningAll().executeTakeFirstOrThrow().catch(nameTaken)
  return toConnection(row)
}

/** Changes the name, the settings, or both. Throws `conflict` when the name is taken. */
export async function changeConnection(
  db: Database,
  id: string,
  change: { name?: string; settings?: ConnectionSettings },
): Promise<void> {
  await db
    .updateTable('connection')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.settings !== undefined && { settings: jsonText(change.settings) }),
      updated_at: new Date(),
    })
    .where('id', '=', id)
    .execute()
    .catch(nameTaken)
}

/** Everything that is the connection's own. What it heard and did stays. */
export async function deleteConnection(tx: Database, id: string): Promise<void> {
  await tx.deleteFrom('secret').where('connection_id', '=', id).execute()
  await tx.deleteFrom('oauth_attempt').where('connection_id', '=', id).execute()
  await tx.deleteFrom('connection').where('id', '=', id).execute()
}

function nameTaken(thrown: unknown): never {
  if (!isDuplicate(thrown)) throw thrown
  throw new Problem('conflict', {
    what: 'Another connection has this name.',
    fix: 'Choose another name.',
    field: 'name',
    cause: thrown,
  })
}

function toConnection(row: Row): Connection {
  return {
    id: row.id,
    name: row.name,
    status: row.status as Connection['status'],
    flow: row.flow as Connection['flow'],
    loginUrl: row.login_url,
    instanceUrl: row.instance_url,
    orgId: row.org_id,
    userId: row.user_id,
    username: row.username,
    scopes: row.scopes,
    apiVersion: row.api_version,
    apiUsed: row.api_used,
    apiLimit: row.api_limit,
    apiSeenAt: row.api_seen_at?.toISOString() ?? null,
    problem: row.problem as ProblemJson | null,
    settings: row.settings,
    createdAt: row.created_at.toISOString(),
  }
}
