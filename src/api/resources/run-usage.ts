/** Runs by hour, and how long they took: what the usage screen plots. */
import { z } from 'zod'
import type { RunHour } from '../../contract/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const text = `
select to_char(date_trunc('hour', finished_at at time zone 'UTC'), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as hour,
  count(*) filter (where status = 'succeeded')::int as succeeded, count(*) filter (where status = 'failed')::int as failed,
  percentile_cont(0.5) within group (order by extract(epoch from finished_at - queued_at) * 1000) as p50,
  percentile_cont(0.95) within group (order by extract(epoch from finished_at - queued_at) * 1000) as p95
from run
where finished_at > now() - $1::int * interval '1 hour' and not trial and status in ('succeeded', 'failed')
group by 1 order by 1`

const resource: Resource = ({ store }) => [
  route({
    method: 'GET',
    path: '/api/v1/usage/runs',
    needs: 'usage.read',
    summary: 'Runs that ended, by hour, and their latency from the event to the end',
    query: z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) }),
    handle: async ({ query }) => ({ items: (await store.pool.query<RunHour>(text, [query.hours])).rows }),
  }),
]
export default resource
