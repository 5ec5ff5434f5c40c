/** Who spends the org's API allowance, by hour, connection, purpose and workflow; written in groups. */
import type { Logger } from 'pino'
import type { UsageRow } from '../contract/index.ts'
import type { CallReport } from '../salesforce/index.ts'
import type { Store } from '../store/index.ts'
import type { Clock } from './clock.ts'

export interface Usage {
  /** Adds calls; a share of a call that several steps went out with is a fraction. */
  add(connectionId: string, purpose: CallReport['purpose']['kind'], workflowId: string, calls: number): void
  write(): Promise<void>
}

const upsert = `
insert into api_usage as known (hour, connection_id, purpose, workflow_id, calls)
select to_timestamp(u.hour), u."connectionId", u.purpose, u."workflowId", u.calls
from json_to_recordset($1::json) as u(hour float8, "connectionId" uuid, purpose text, "workflowId" text, calls float8)
on conflict (hour, connection_id, purpose, workflow_id) do update set calls = known.calls + excluded.calls`

const newest = `
select hour, connection_id as "connectionId", purpose, nullif(workflow_id, '') as "workflowId", calls
from api_usage where hour > now() - $1 * interval '1 hour' order by hour desc, calls desc`

/** The last hours, newest first. */
export async function listUsage({ pool }: Pick<Store, 'pool'>, hours: number): Promise<UsageRow[]> {
  const { rows } = await pool.query<Omit<UsageRow, 'hour'> & { hour: Date }>(newest, [hours])
  return rows.map((row) => ({ ...row, hour: row.hour.toISOString() }))
}

/** `heard` is told of every call that is added. */
export function createUsage(
  store: Store,
  clock: Clock,
  log: Logger,
  heard: (connectionId: string, workflowId: string, calls: number) => void = () => undefined,
): Usage {
  let sums = new Map<
    string,
    { hour: number; connectionId: string; purpose: string; workflowId: string; calls: number }
  >()
  const add: Usage['add'] = (connectionId, purpose, workflowId, calls) => {
    if (calls === 0) return
    const hour = Math.floor(clock.now() / 3_600_000) * 3600
    const key = `${hour} ${connectionId} ${purpose} ${workflowId}`
    const sum = sums.get(key) ?? { hour, connectionId, purpose, workflowId, calls: 0 }
    sum.calls += calls
    sums.set(key, sum)
  }
  return {
    add(connectionId, purpose, workflowId, calls) {
      heard(connectionId, workflowId, calls)
      add(connectionId, purpose, workflowId, calls)
    },
    async write() {
      if (sums.size === 0) return
      const going = [...sums.values()]
      sums = new Map()
      try {
        await store.pool.query(upsert, [JSON.stringify(going)])
      } catch (error) {
        log.warn({ error: String(error) }, 'API usage could not be written; trying again')
        for (const { connectionId, purpose, workflowId, calls } of going) {
          add(connectionId, purpose as CallReport['purpose']['kind'], workflowId, calls)
        }
      }
    },
  }
}
