/** What was spent in the last 24 hours, by all servers: read from the database every few seconds, ours added at once. */
import { type Database, rowsOf } from '../../store/index.ts'

export interface Spent {
  add(connectionId: string, workflowId: string, calls: number): void
  byConnection(connectionId: string): number
  byWorkflow(workflowId: string): number
  /** `write` stores what was added so far. */
  refresh(write: () => Promise<void>): Promise<void>
}

/** Whole hours: an hour counts until all of it is past. */
const lastDay = `
select connection_id::text as "connectionId", workflow_id as "workflowId", sum(calls) as calls
from api_usage where hour > now() - interval '24 hours' group by 1, 2`

interface Row {
  connectionId: string
  workflowId: string
  calls: number
}

export function countSpent(db: Database): Spent {
  let sums = new Map<string, number>()
  let fresh: Row[] = []

  function count({ connectionId, workflowId, calls }: Row): void {
    for (const id of [connectionId, workflowId]) sums.set(id, (sums.get(id) ?? 0) + calls)
  }

  return {
    add(connectionId, workflowId, calls) {
      const row = { connectionId, workflowId, calls }
      count(row)
      fresh.push(row)
    },
    byConnection: (id) => sums.get(id) ?? 0,
    byWorkflow: (id) => sums.get(id) ?? 0,
    async refresh(write) {
      const written = fresh.length
      await write()
      const stored = await rowsOf<Row>(db, lastDay)
      fresh = fresh.slice(written)
      sums = new Map()
      for (const row of [...stored, ...fresh]) count(row)
    },
  }
}
