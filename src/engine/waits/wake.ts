/** Wakes runs whose waiting is over. */
import { type Database, rowsOf, type Store } from '../../store/index.ts'
import type { Queue } from '../queue.ts'

const parentsOf = 'select distinct run_id::text as id from awaited where child_id = any($1::uuid[])'

export async function wakeParents(store: Store, queue: Queue, children: string[]): Promise<void> {
  const parents = await rowsOf<{ id: string }>(store.db, parentsOf, [children])
  await wake(store, queue, parents)
}

const newest = 'select coalesce(max(position), 0) as position from event'

/** Positions may become visible a little out of order: the look goes back by so many. */
const overlap = 500

const concerned = `
select distinct a.run_id::text as id from event e join awaited a on a.event = e.object join run on run.id = a.run_id
  join owned on owned.id = run.workflow_id and owned.tenant_id = e.connection_id
where e.position > $1 and e.position <= $2 and e.feed = 'app-event' and e.record @> a.match`

/** Looks at what came since `seen`, and moves it on. */
export async function wakeForEvents(store: Store, queue: Queue, seen: { position: number | null }): Promise<void> {
  const [last] = await rowsOf<{ position: number }>(store.db, newest)
  const position = last?.position ?? 0
  const from = Math.max(0, (seen.position ?? position) - overlap)
  if (seen.position !== position) {
    await wake(store, queue, await rowsOf<{ id: string }>(store.db, concerned, [from, position]))
  }
  seen.position = position
}

const awaken = `
update run set wake_at = now() where id = any($1::uuid[]) and status = 'waiting' and wake_at > now() returning id::text`

async function wake(store: Store, queue: Queue, runs: { id: string }[]): Promise<void> {
  if (runs.length === 0) return
  await store.transaction(async (tx) => {
    const woken = await rowsOf<{ id: string }>(tx, awaken, [runs.map(({ id }) => id)])
    await backInLine(tx, queue, woken)
  })
}

async function backInLine(tx: Database, queue: Queue, runs: { id: string }[]): Promise<void> {
  if (runs.length === 0) return
  await queue.remove(
    tx,
    runs.map(({ id }) => id),
  )
  await queue.add(tx, runs)
  await queue.call(tx)
}
