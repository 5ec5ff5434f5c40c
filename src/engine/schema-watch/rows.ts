/** The rows of the schema watch: how each object was known, what it lost, and when a connection was looked at. */
import { z } from 'zod'
import type { ProblemJson } from '../../problems.ts'
import { type Database, jsonText, rowsOf } from '../../store/index.ts'
import { type NotedLoss, notedLoss } from './compare.ts'
import { type Snapshot, snapshot } from './snapshot.ts'

export interface Seen {
  object: string
  known: Snapshot
  lost: NotedLoss[]
  lastModified: string | null
  /** When the whole description was last read. */
  wholeAt: Date
}

const seenRow = z.object({
  object: z.string(),
  known: snapshot,
  lost: z.array(notedLoss),
  lastModified: z.string().nullable(),
  wholeAt: z.date(),
})

/** Under the object's name in small letters, in which capitals do not count. */
export async function readSeen(db: Database, connectionId: string): Promise<Map<string, Seen>> {
  const rows = await rowsOf<unknown>(
    db,
    `select object, known, lost, last_modified as "lastModified", whole_at as "wholeAt" from schema_seen where connection_id = $1`,
    [connectionId],
  )
  return new Map(rows.map((row) => seenRow.parse(row)).map((seen) => [seen.object, seen]))
}

export async function writeSeen(db: Database, connectionId: string, seen: Seen): Promise<void> {
  await rowsOf(
    db,
    `insert into schema_seen (connection_id, object, known, lost, last_modified, whole_at) values ($1, $2, $3, $4, $5, $6)
    on conflict (connection_id, object) do update set known = excluded.known, lost = excluded.lost,
      last_modified = excluded.last_modified, whole_at = excluded.whole_at`,
    [connectionId, seen.object, jsonText(seen.known), jsonText(seen.lost), seen.lastModified, seen.wholeAt],
  )
}

/** Forgets objects that nothing uses any more: what happens to them meanwhile is nobody's loss. */
export async function forgetSeen(db: Database, connectionId: string, inUse: string[]): Promise<void> {
  await rowsOf(db, 'delete from schema_seen where connection_id = $1 and object <> all($2::text[])', [
    connectionId,
    inUse,
  ])
}

/** How all is now counts as known; the next look reads it whole. Returns how many objects that are. */
export async function acceptSeen(db: Database, connectionId: string, object: string | null): Promise<number> {
  const accepted = await rowsOf(
    db,
    'delete from schema_seen where connection_id = $1 and ($2::text is null or object = $2) returning object',
    [connectionId, object?.toLowerCase() ?? null],
  )
  return accepted.length
}

/** True for one caller a day, among all servers. */
export async function claimCheck(db: Database, connectionId: string, everyHours: number): Promise<boolean> {
  const claimed = await rowsOf(
    db,
    `insert into schema_check (connection_id, begun_at) values ($1, now())
    on conflict (connection_id) do update set begun_at = now()
      where schema_check.begun_at <= now() - $2 * interval '1 hour' returning connection_id`,
    [connectionId, everyHours],
  )
  return claimed.length > 0
}

export async function noteCheck(db: Database, connectionId: string, problem: ProblemJson | null): Promise<void> {
  await rowsOf(
    db,
    `insert into schema_check (connection_id, begun_at, checked_at, problem)
    values ($1, now(), case when $2::jsonb is null then now() end, $2)
    on conflict (connection_id) do update set begun_at = now(), problem = excluded.problem,
      checked_at = coalesce(excluded.checked_at, schema_check.checked_at)`,
    [connectionId, problem && jsonText(problem)],
  )
}

export interface CheckRow {
  connectionId: string
  checkedAt: Date | null
  problem: ProblemJson | null
}

export async function readChecks(db: Database): Promise<CheckRow[]> {
  return rowsOf<CheckRow>(
    db,
    'select connection_id::text as "connectionId", checked_at as "checkedAt", problem from schema_check',
  )
}
