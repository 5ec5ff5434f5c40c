/** The ledger of what we wrote: a row for each record, stored before the write is sent and completed by its answer. */
import { type Database, jsonText, rowsOf } from '../../store/index.ts'

export type OwnOperation = 'create' | 'update' | 'upsert' | 'delete' | 'undelete' | 'other' | 'touch'

export interface OwnWrite {
  id: string
  connectionId: string
  object: string | null
  recordId: string | null
  operation: OwnOperation
  fields: Record<string, unknown>
  before: Record<string, unknown> | null
  runId: string | null
  path: string | null
  depth: number
  /** Org time, ISO. */
  sentAt: string
  doneAt: string | null
  undone: boolean
}

/** In place of a step's path: what an undoing of the run wrote. */
export const undoPath = 'undo:'

/** As a part of a statement: takes one list as JSON. */
export const insertWrites = (list: string): string => `
insert into own_write (id, connection_id, object, record_id, operation, fields, before, run_id, path, depth, sent_at,
  done_at, place)
select w.id, w."connectionId", w.object, w."recordId", w.operation, w.fields, w.before, w."runId", w.path, w.depth,
  w."sentAt", w."doneAt", row_number() over ()
from json_to_recordset(${list}::json) as w(id uuid, "connectionId" uuid, object text, "recordId" text, operation text,
  fields jsonb, before jsonb, "runId" uuid, path text, depth integer, "sentAt" timestamptz, "doneAt" timestamptz)
on conflict (id) do nothing`

/** What is about to be sent, or was found to have been done. */
export async function noteWrites(db: Database, writes: OwnWrite[]): Promise<void> {
  if (writes.length > 0) await rowsOf(db, insertWrites('$1'), [jsonText(writes)])
}

/** As a part of a statement: takes one list as JSON. */
export const updateWrites = (list: string): string => `
update own_write set record_id = w."recordId", operation = w.operation, run_id = w."runId", path = w.path,
  depth = w.depth, done_at = w."doneAt", before = w.before
from json_to_recordset(${list}::json) as w(id uuid, "recordId" text, operation text, "runId" uuid, path text, depth integer,
  "doneAt" timestamptz, before jsonb)
where own_write.id = w.id`

/** What the answer tells of a write. */
export function toldOfWrite({ id, recordId, operation, runId, path, depth, doneAt, before }: OwnWrite) {
  return { id, recordId, operation, runId, path, depth, doneAt, before }
}

/** They were refused: nothing was written. */
export async function dropWrites(db: Database, writes: OwnWrite[]): Promise<void> {
  const ids = writes.map(({ id }) => id)
  if (ids.length > 0) await rowsOf(db, 'delete from own_write where id = any($1::uuid[])', [ids])
}

const dropLost = `
delete from own_write using json_to_recordset($1::json) as s("runId" uuid, path text)
where own_write.run_id = s."runId" and own_write.path = s.path and own_write.record_id is null and own_write.done_at is null`

/** What these steps sent before, and never heard of, has been settled: it was found, or it was sent again. */
export async function dropUnanswered(db: Database, steps: { runId: string; path: string }[]): Promise<void> {
  if (steps.length > 0) await rowsOf(db, dropLost, [jsonText(steps)])
}

const columns = `
id::text, connection_id::text as "connectionId", object, record_id as "recordId", operation, fields, before,
run_id::text as "runId", path, depth, sent_at as "sentAt", done_at as "doneAt", undone_at is not null as undone`

type Row = Omit<OwnWrite, 'sentAt' | 'doneAt'> & { sentAt: Date; doneAt: Date | null }

const ofRecords = `
select ${columns} from own_write
where connection_id = $1 and record_id = any($2) and sent_at >= $3 order by noted_at, place`

/** Writes of these records from an org time (ISO) on, in the order they were made. */
export async function writesOf(db: Database, connectionId: string, ids: string[], from: string): Promise<OwnWrite[]> {
  if (ids.length === 0) return []
  return (await rowsOf<Row>(db, ofRecords, [connectionId, ids, from])).map(shown)
}

const unanswered = `
select ${columns} from own_write
where connection_id = $1 and object = any($2) and record_id is null and sent_at >= $3 order by noted_at, place`

/** Creations whose answer is not there: sent, and nobody knows yet which record came of it. */
export async function openCreations(
  db: Database,
  connectionId: string,
  objects: string[],
  from: string,
): Promise<OwnWrite[]> {
  if (objects.length === 0) return []
  return (await rowsOf<Row>(db, unanswered, [connectionId, objects, from])).map(shown)
}

const ofRun = `
select ${columns} from own_write
where run_id = $1 and operation <> 'touch' and undone_at is null and path is distinct from '${undoPath}'
order by noted_at, place`

/** What a run wrote and nobody has undone yet, in order. */
export async function writesOfRun(db: Database, runId: string): Promise<OwnWrite[]> {
  return (await rowsOf<Row>(db, ofRun, [runId])).map(shown)
}

/** These records of the run are as they were before it again. */
export async function markUndone(db: Database, runId: string, recordIds: string[]): Promise<void> {
  const text = `update own_write set undone_at = now() where run_id = $1 and record_id = any($2) and path <> '${undoPath}'`
  if (recordIds.length > 0) await rowsOf(db, text, [runId, recordIds])
}

const removeSome = `
delete from own_write where id in (select id from own_write where noted_at < $1 order by noted_at limit 5000)
returning id`

/** Keeps the ledger from growing for ever: what is older can no longer be undone. Returns how many rows went. */
export async function forgetWrites(db: Database, before: Date): Promise<number> {
  for (let removed = 0; ; ) {
    const rows = await rowsOf(db, removeSome, [before])
    removed += rows.length
    if (rows.length < 5000) return removed
  }
}

function shown(row: Row): OwnWrite {
  return { ...row, sentAt: row.sentAt.toISOString(), doneAt: row.doneAt?.toISOString() ?? null }
}
