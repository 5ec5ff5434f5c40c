/** Gaps: spans of org time in which a feed may have missed something. Each is shown, and closed when reading has repaired it. */
import type { ProblemJson } from '../../problems.ts'
import { type Database, jsonText, rowsOf } from '../../store/index.ts'

/** Why something may have been missed. */
export type GapReason = 'position-lost' | 'overflow' | 'unreadable' | 'given-up'

export interface NewGap {
  feed: string
  /** '' when all objects of the feed are concerned. */
  object: string
  reason: GapReason
  /** Org time, ISO. */
  from: string
  to: string
  problem?: ProblemJson | null
}

export interface Gap extends NewGap {
  id: number
  connectionId: string
  noticedAt: string
  /** Null while it is not repaired. */
  closedAt: string | null
  /** Changes that were found by reading; null before. */
  recovered: number | null
  /** Deletions among them. */
  deletions: number | null
}

const insert = `
insert into gap (connection_id, feed, object, reason, began_at, ended_at, problem, after_position)
select $1, g.feed, g.object, g.reason, least(g."from", g."to"), g."to", g.problem,
  (select coalesce(max(position), 0) from event)
from json_to_recordset($2::json) as g(
  feed text, object text, reason text, "from" timestamptz, "to" timestamptz, problem jsonb)
where not exists (
  select 1 from gap o where o.connection_id = $1 and o.closed_at is null
    and (o.feed, o.object, o.reason) = (g.feed, g.object, g.reason))`

/** One that is open for the same reason already stands for both. */
export async function noteGaps(tx: Database, connectionId: string, gaps: NewGap[]): Promise<void> {
  if (gaps.length > 0) await rowsOf(tx, insert, [connectionId, jsonText(gaps)])
}

/** Newest first. */
export async function listGaps(db: Database, { connectionId, open }: GapFilter = {}): Promise<Gap[]> {
  const rows = await rowsOf<Row>(
    db,
    `select * from gap where ($1::uuid is null or connection_id = $1) and (not $2 or closed_at is null)
     order by id desc limit 200`,
    [connectionId ?? null, open ?? false],
  )
  return rows.map(shown)
}

export interface GapFilter {
  connectionId?: string | undefined
  /** Only those that are not repaired. */
  open?: boolean | undefined
}

const close = `
update gap set closed_at = now(), recovered = f.changes, deletions = f.deletions
from (
  select g.id, count(e.position) as changes,
    count(e.position) filter (where e.change in ('deleted', 'merged')) as deletions
  from gap g left join event e on e.connection_id = g.connection_id and e.position > g.after_position
    and e.feed = 'polling' and (g.object = '' or e.object = g.object)
  where g.id = any($1) group by g.id
) f
where gap.id = f.id and gap.closed_at is null`

/** A reading of everything since before these gaps was finished: what it found is what they had swallowed. */
export async function closeGaps(db: Database, gaps: Gap[]): Promise<void> {
  if (gaps.length > 0) await rowsOf(db, close, [gaps.map(({ id }) => id)])
}

interface Row {
  id: number
  connection_id: string
  feed: string
  object: string
  reason: GapReason
  began_at: Date
  ended_at: Date
  noticed_at: Date
  closed_at: Date | null
  recovered: number | null
  deletions: number | null
  problem: ProblemJson | null
}

function shown(row: Row): Gap {
  return {
    id: row.id,
    connectionId: row.connection_id,
    feed: row.feed,
    object: row.object,
    reason: row.reason,
    from: row.began_at.toISOString(),
    to: row.ended_at.toISOString(),
    noticedAt: row.noticed_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    recovered: row.recovered,
    deletions: row.deletions,
    problem: row.problem,
  }
}
