/** How many runs there are, by status. */
import type { RunStatus } from '../../contract/index.ts'
import type { Store } from '../../store/index.ts'

export async function countRuns(store: Store): Promise<Record<RunStatus, number>> {
  const none = { queued: 0, running: 0, waiting: 0, succeeded: 0, failed: 0, cancelled: 0, 'in-doubt': 0 }
  const text = 'select status, count(*) from run where not trial group by status'
  const { rows } = await store.pool.query<{ status: RunStatus; count: number }>(text)
  return { ...none, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) }
}
