/** The allowance of every org and the budget of every workflow, as people look at it. */
import type { BudgetOverview } from '../../contract/index.ts'
import { type Database, rowsOf } from '../../store/index.ts'
import type { Budget, Standing } from './budget.ts'
import { readBudgets, usualBudget } from './budget-rows.ts'

const connections = `
select c.id::text, c.name, coalesce((
  select sum(u.calls) from api_usage u where u.connection_id = c.id and u.hour > now() - interval '2 hours'), 0) as recent
from connection c order by c.name`

const waitingRuns = `
select run.workflow_id::text as "workflowId", coalesce(event.connection_id::text, '') as "connectionId", count(*) as runs
from run left join event on event.position = run.event_position
where run.status = 'waiting' and run.problem->>'then' = 'wait-for-allowance' group by 1, 2`

/** `now`: epoch ms. Both in the order of their names. */
export async function budgetOverview(db: Database, budget: Budget, now: number): Promise<BudgetOverview> {
  const [orgs, workflows, waiting, budgets] = await Promise.all([
    rowsOf<{ id: string; name: string; recent: number }>(db, connections),
    rowsOf<{ id: string; name: string }>(db, 'select id::text, name from workflow order by name'),
    rowsOf<{ workflowId: string; connectionId: string; runs: number }>(db, waitingRuns),
    readBudgets(db),
  ])
  const count = (is: (row: (typeof waiting)[number]) => boolean) =>
    waiting.reduce((sum, row) => sum + (is(row) ? row.runs : 0), 0)
  return {
    connections: orgs.map(({ id, name, recent }) => {
      const standing = budget.standing(id)
      return {
        connectionId: id,
        connectionName: name,
        ...standing,
        fullAt: fullAt(standing, recent, now),
        waiting: count(({ connectionId }) => connectionId === id),
      }
    }),
    workflows: workflows.map(({ id, name }) => ({
      workflowId: id,
      workflowName: name,
      ...(budgets.workflows.get(id) ?? usualBudget),
      spent: budget.spentBy(id),
      waiting: count(({ workflowId }) => workflowId === id),
    })),
  }
}

const hourMs = 3_600_000

/** `recent`: calls of this hour and the one before. */
function fullAt({ used, limit, own, share }: Standing, recent: number, now: number): string | null {
  if (limit === null || share === null || recent === 0) return null
  const hours = 1 + (now % hourMs) / hourMs
  const left = Math.min(limit - (used ?? 0), share - own)
  const time = now + (Math.max(0, left) / (recent / hours)) * hourMs
  return time > now + 24 * hourMs ? null : new Date(time).toISOString()
}
