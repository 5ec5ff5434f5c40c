/** What a connection did: for whoever has to answer for it, such as after its tokens were withdrawn. */
import type { ConnectionReport } from '../contract/index.ts'
import { rowsOf, type Store } from '../store/index.ts'

const calls = `
select purpose, sum(calls)::float8 as calls, min(hour) as first, max(hour) as last
from api_usage where connection_id = $1 and hour > now() - $2 * interval '1 day' group by purpose order by 2 desc`

const writes = `
select coalesce(object, '') as object, operation, count(*) as records, count(undone_at) as undone,
  min(sent_at) as first, max(sent_at) as last
from own_write where connection_id = $1 and noted_at > now() - $2 * interval '1 day' group by 1, 2 order by 1, 2`

const workflows = `
select run.workflow_id::text as "workflowId", coalesce(workflow.name, 'Removed workflow') as "workflowName",
  count(distinct own_write.run_id) as runs, count(*) as records, max(own_write.sent_at) as last
from own_write join run on run.id = own_write.run_id left join workflow on workflow.id = run.workflow_id
where own_write.connection_id = $1 and own_write.noted_at > now() - $2 * interval '1 day' group by 1, 2 order by 3 desc`

const agents = `
select coalesce(entry->>'keyName', '') as name, count(*) as calls, sum(rows_read) as read, sum(rows_written) as written
from agent_audit where key_id in (select id::text from agent_key where connection_id = $1)
  and entry->>'at' > $2 and api_calls > 0 group by 1 order by 2 desc`

const heard = `
select feed, object, count(*) as events from event
where connection_id = $1 and received_at > now() - $2 * interval '1 day' group by 1, 2 order by 3 desc`

/** Of the last so many days. `store` may be a tenant's view. */
export async function connectionReport({ db }: Store, connectionId: string, days: number): Promise<ConnectionReport> {
  const since = new Date(Date.now() - days * 86_400_000).toISOString()
  const values = [connectionId, days]
  const [made, wrote, ran, asked, listened] = await Promise.all([
    rowsOf<Spanned<ConnectionReport['calls'][number]>>(db, calls, values),
    rowsOf<Spanned<ConnectionReport['writes'][number]>>(db, writes, values),
    rowsOf<Omit<ConnectionReport['workflows'][number], 'last'> & { last: Date }>(db, workflows, values),
    rowsOf<ConnectionReport['agents'][number]>(db, agents, [connectionId, since]),
    rowsOf<ConnectionReport['heard'][number]>(db, heard, values),
  ])
  return {
    connectionId,
    since,
    calls: made.map(spanned),
    writes: wrote.map(spanned),
    workflows: ran.map((row) => ({ ...row, last: row.last.toISOString() })),
    agents: asked,
    heard: listened,
  }
}

type Spanned<T> = Omit<T, 'first' | 'last'> & { first: Date; last: Date }

const spanned = <T extends { first: Date; last: Date }>(row: T) => ({
  ...row,
  first: row.first.toISOString(),
  last: row.last.toISOString(),
})
