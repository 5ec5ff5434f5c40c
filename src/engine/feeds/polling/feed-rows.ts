/** The feed table: positions and problems, as polling keeps them. */
import type { ProblemJson } from '../../../problems.ts'
import { type Database, jsonText, rowsOf } from '../../../store/index.ts'

/** Positions of one feed of an org, by object. */
export async function positionsOf<P>(db: Database, connectionId: string, feed: string): Promise<Map<string, P>> {
  const rows = await rowsOf<{ object: string; position: P }>(
    db,
    `select object, position from feed where connection_id = $1 and name = $2 and position <> '{}'`,
    [connectionId, feed],
  )
  return new Map(rows.map((row) => [row.object, row.position]))
}

/** Notes the outcome of a poll: of the org as a whole (object '') or of one object. */
export async function noteOutcome(
  db: Database,
  connectionId: string,
  feed: string,
  outcomes: Map<string, ProblemJson | null>,
): Promise<void> {
  const rows = [...outcomes].map(([object, problem]) => ({ object, problem }))
  await rowsOf(
    db,
    `insert into feed (connection_id, name, object, position, polled_at, problem)
     select $1, $2, o.object, '{}', now(), o.problem
     from json_to_recordset($3::json) as o(object text, problem jsonb)
     on conflict (connection_id, name, object) do update set polled_at = now(), problem = excluded.problem`,
    [connectionId, feed, jsonText(rows)],
  )
}
