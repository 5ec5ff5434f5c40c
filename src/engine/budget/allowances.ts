/** What each org last said of its allowance (Sforce-Limit-Info), and which orgs have refused calls because it is used up. */
import type { Problem, ProblemJson } from '../../problems.ts'
import { type Database, jsonText, rowsOf } from '../../store/index.ts'

export interface Parked {
  /** ISO. */
  since: string
  probeAt: string
  problem: ProblemJson
}

/** At most so often an org without allowance is asked whether it has some again: less than twelve times an hour. */
const probeEverySeconds = 330

const parkedNow = `
select connection_id::text as id, parked_at as since, probe_at as "probeAt", problem from allowance`

export async function readParked(db: Database): Promise<Map<string, Parked>> {
  const rows = await rowsOf<{ id: string; since: Date; probeAt: Date; problem: ProblemJson }>(db, parkedNow)
  return new Map(
    rows.map(({ id, since, probeAt, problem }) => [
      id,
      { since: since.toISOString(), probeAt: probeAt.toISOString(), problem },
    ]),
  )
}

/** Known to every server from now on, and after a restart. */
export async function park(db: Database, connectionId: string, problem: Problem): Promise<void> {
  const text = `
insert into allowance (connection_id, parked_at, probe_at, problem)
values ($1, now(), now() + $2 * interval '1 second', $3::jsonb) on conflict do nothing`
  await rowsOf(db, text, [connectionId, probeEverySeconds, jsonText(problem)])
}

/** Whether this server is the one to ask now; another will not before the next turn. */
export async function takeProbe(db: Database, connectionId: string): Promise<boolean> {
  const text = `
update allowance set probe_at = now() + $2 * interval '1 second'
where connection_id = $1 and probe_at <= now() returning connection_id`
  return (await rowsOf(db, text, [connectionId, probeEverySeconds])).length > 0
}

/** Whether it was parked. */
export async function unpark(db: Database, connectionId: string): Promise<boolean> {
  const text = 'delete from allowance where connection_id = $1 returning connection_id'
  return (await rowsOf(db, text, [connectionId])).length > 0
}

const lastHeard = `
select id::text, name, api_used as used, api_limit as "limit" from connection where api_limit is not null`

export interface Heard {
  used: number
  limit: number
}

/** As last written by whichever server heard it. */
export async function readHeard(db: Database): Promise<Map<string, Heard>> {
  const rows = await rowsOf<{ id: string; used: number | null; limit: number }>(db, lastHeard)
  return new Map(rows.map(({ id, used, limit }) => [id, { used: used ?? 0, limit }]))
}
