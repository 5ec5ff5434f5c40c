/** Which runs a dead server leaves behind, and how long they lie before somebody goes on with them. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../src/store/index.ts'

export interface Left {
  id: string
  epoch: number
}

/** The name of the session that writes the journal holds the process's number, and its lock the server's key. */
const serverOf = `
select s.id::text from server s
join pg_locks l on l.locktype = 'advisory' and ((l.classid::bigint << 32) | l.objid::bigint) = s.lock_key and l.granted
join pg_stat_activity a on a.pid = l.pid where a.application_name = $1`

const left = "select id::text, epoch from run where status = 'running' and server_id = $1"

/** To be asked while it lives. */
export async function serverIdOf(store: Store, pid: number): Promise<string | null> {
  const { rows } = await store.pool.query<{ id: string }>(serverOf, [`rainmaker ${pid}`])
  return rows[0]?.id ?? null
}

/** To be asked when it is dead. */
export async function leftBy(store: Store, serverId: string | null): Promise<Left[]> {
  if (serverId === null) return []
  return (await store.pool.query<Left>(left, [serverId])).rows
}

/** Taking over adds one to a run's epoch, claiming it another. */
const resumed = `
select run.id::text from run join json_to_recordset($1::json) as l(id uuid, epoch bigint) on l.id = run.id
where run.epoch >= l.epoch + 2`

/** Notes for each run after how many ms it was claimed again; gives up after `withinMs`, which then stands for them. */
export async function noteResumed(store: Store, runs: Left[], since: number, notes: number[], withinMs = 30_000) {
  let waiting = runs
  while (waiting.length > 0 && Date.now() - since < withinMs) {
    const answer = await store.pool.query<{ id: string }>(resumed, [JSON.stringify(waiting)]).catch(() => null)
    const back = new Set(answer?.rows.map(({ id }) => id))
    for (const _ of back) notes.push(Date.now() - since)
    waiting = waiting.filter(({ id }) => !back.has(id))
    if (waiting.length > 0) await sleep(40)
  }
  for (const _ of waiting) notes.push(withinMs)
}
