/** Reads what was last seen of records, and how many were seen in a span of time. */
import { type Database, rowsOf } from '../../../store/index.ts'
import type { SeenRow } from '../../events/index.ts'

export interface Shelf {
  connectionId: string
  object: string
}

interface Row {
  record_id: string
  stamp: Date
  hash: string
  values: Record<string, unknown>
  gone: boolean
  hinted: boolean
}

const shown = (object: string, row: Row): SeenRow => ({
  object,
  recordId: row.record_id,
  stamp: row.stamp.toISOString(),
  hash: row.hash,
  values: row.values,
  gone: row.gone,
  hinted: row.hinted,
})

export async function seenOf(db: Database, shelf: Shelf, ids: string[]): Promise<Map<string, SeenRow>> {
  if (ids.length === 0) return new Map()
  const rows = await rowsOf<Row>(
    db,
    `select record_id, stamp, hash, values, gone, hinted from seen
     where connection_id = $1 and object = $2 and record_id = any($3)`,
    [shelf.connectionId, shelf.object, ids],
  )
  return new Map(rows.map((row) => [row.record_id, shown(shelf.object, row)]))
}

/** Records whose last change seen lies in the span, ends included; not those known to be deleted. */
export async function seenIn(db: Database, shelf: Shelf, from: string, to: string): Promise<Map<string, string>> {
  const rows = await rowsOf<{ record_id: string; stamp: Date }>(db, `select record_id, stamp ${inSpan}`, [
    shelf.connectionId,
    shelf.object,
    from,
    to,
  ])
  return new Map(rows.map((row) => [row.record_id, row.stamp.toISOString()]))
}

/** How many of them there are, and how many with the deleted ones. */
export async function countSeen(
  db: Database,
  shelf: Shelf,
  from: string,
  to: string,
): Promise<{ alive: number; all: number }> {
  const values = [shelf.connectionId, shelf.object, from, to]
  const text = `select count(*) filter (where not gone) as alive, count(*) as all ${within}`
  const [row] = await rowsOf<{ alive: number; all: number }>(db, text, values)
  return row ?? { alive: 0, all: 0 }
}

const within = `from seen where connection_id = $1 and object = $2 and stamp >= $3 and stamp <= $4`
const inSpan = `${within} and not gone`

/** They turned out to be deleted: no longer counted. */
export async function markGone(db: Database, shelf: Shelf, ids: string[]): Promise<void> {
  await rowsOf(db, 'update seen set gone = true where connection_id = $1 and object = $2 and record_id = any($3)', [
    shelf.connectionId,
    shelf.object,
    ids,
  ])
}

/** All records of the object that are not known to be deleted, some at a time. */
export async function* allSeen(db: Database, shelf: Shelf, atOnce: number): AsyncIterable<string[]> {
  for (let after = ''; ; ) {
    const rows = await rowsOf<{ record_id: string }>(
      db,
      `select record_id from seen where connection_id = $1 and object = $2 and record_id > $3 and not gone
       order by record_id limit $4`,
      [shelf.connectionId, shelf.object, after, atOnce],
    )
    if (rows.length > 0) yield rows.map((row) => row.record_id)
    if (rows.length < atOnce) return
    after = rows.at(-1)?.record_id ?? after
  }
}
