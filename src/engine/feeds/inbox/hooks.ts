/** Addresses others may post to. The secret part of an address is shown once; only its hash is kept. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Problem, type ProblemJson } from '../../../problems.ts'
import { type Database, jsonText, rowsOf } from '../../../store/index.ts'

export type HookKind = 'webhook' | 'outbound'

export interface Hook {
  id: string
  tenantId: string
  kind: HookKind
  /** Path of a webhook, name of an outbound message. */
  name: string
  /** Outbound messages: whose org may post. */
  connectionId: string | null
  object: string | null
  /** Pinned by the first message. */
  actionId: string | null
  settings: Record<string, unknown>
  createdAt: string
  usedAt: string | null
  received: number
  refused: number
  /** Why the last one was refused. */
  refusal: ProblemJson | null
}

export interface NewHook {
  kind: HookKind
  name: string
  /** See {@link newSecret}. */
  secret: string
  connectionId?: string | undefined
  object?: string | undefined
  settings?: Record<string, unknown> | undefined
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Makes it, or gives the connection's one of that name a new secret; an old address is worth nothing then. */
export async function saveHook(db: Database, wish: NewHook): Promise<Hook> {
  const { kind, name, secret, connectionId = null, object = null, settings = {} } = wish
  const [row] = await rowsOf<Row>(
    db,
    `insert into hook (id, kind, name, secret_hash, connection_id, object, settings)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb)
     on conflict on constraint hook_kind_name_key do update set secret_hash = excluded.secret_hash,
       object = excluded.object, settings = excluded.settings, action_id = null
     returning *`,
    [randomUUID(), kind, name, hashOf(secret), connectionId, object, jsonText(settings)],
  )
  if (!row) throw nothingThere(kind)
  return shown(row)
}

/** Tells whether a secret is that of the hook. */
export async function secretTest(db: Database, id: string): Promise<(secret: string) => boolean> {
  const [row] = await rowsOf<{ secret_hash: Buffer }>(db, 'select secret_hash from hook where id = $1', [id])
  return (secret) => row?.secret_hash.equals(hashOf(secret)) ?? false
}

/** Looked up by the secret's hash, so that the time it takes tells nothing about secrets. Throws `not-found`. */
export async function findHook(db: Database, kind: HookKind, secret: string): Promise<Hook> {
  const values = [kind, hashOf(secret)]
  const [row] = await rowsOf<Row>(db, 'select * from hook where kind = $1 and secret_hash = $2', values)
  if (row) return shown(row)
  throw nothingThere(kind)
}

export async function listHooks(db: Database, kind: HookKind, connectionId?: string): Promise<Hook[]> {
  const rows = await rowsOf<Row>(
    db,
    'select * from hook where kind = $1 and ($2::uuid is null or connection_id = $2) order by name',
    [kind, connectionId ?? null],
  )
  return rows.map(shown)
}

/** Throws `not-found`. `connectionId` null: one of no connection. */
export async function removeHook(
  db: Database,
  kind: HookKind,
  name: string,
  connectionId: string | null,
): Promise<void> {
  const gone = await rowsOf(
    db,
    'delete from hook where kind = $1 and name = $2 and connection_id is not distinct from $3::uuid returning id',
    [kind, name, connectionId],
  )
  if (gone.length === 0) throw nothingThere(kind)
}

/** True when it is this action's now, or was before. */
export async function pinAction(db: Database, id: string, actionId: string): Promise<boolean> {
  const rows = await rowsOf(
    db,
    `update hook set action_id = $2 where id = $1 and (action_id is null or action_id = $2) returning id`,
    [id, actionId],
  )
  return rows.length === 1
}

export async function noteUse(db: Database, id: string, count: number): Promise<void> {
  await rowsOf(db, 'update hook set used_at = now(), received = received + $2 where id = $1', [id, count])
}

export async function noteRefusal(db: Database, id: string, problem: ProblemJson): Promise<void> {
  await rowsOf(db, 'update hook set refused = refused + 1, refusal = $2::jsonb where id = $1', [id, jsonText(problem)])
}

function nothingThere(kind: HookKind): Problem {
  return new Problem('not-found', {
    what: `There is no such ${kind === 'webhook' ? 'webhook' : 'outbound message address'}.`,
    fix: 'Check the address; the secret part of it changes when it is set up anew.',
  })
}

interface Row {
  id: string
  tenant_id: string
  kind: HookKind
  name: string
  connection_id: string | null
  object: string | null
  action_id: string | null
  settings: Record<string, unknown>
  created_at: Date
  used_at: Date | null
  received: number
  refused: number
  refusal: ProblemJson | null
}

function shown(row: Row): Hook {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    kind: row.kind,
    name: row.name,
    connectionId: row.connection_id,
    object: row.object,
    actionId: row.action_id,
    settings: row.settings,
    createdAt: row.created_at.toISOString(),
    usedAt: row.used_at?.toISOString() ?? null,
    received: row.received,
    refused: row.refused,
    refusal: row.refusal,
  }
}
