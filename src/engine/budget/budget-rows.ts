/** What people allow: a reserve for other apps per org, a number of calls a day and a priority per workflow. */
import { type Database, rowsOf } from '../../store/index.ts'
import type { Priority } from './levels.ts'

export interface WorkflowBudget {
  /** Null: no limit of its own. */
  callsADay: number | null
  priority: Priority
}

export interface Budgets {
  /** Share of the org's allowance that is left to other apps, 0 to 1, by connection. */
  reserves: Map<string, number>
  workflows: Map<string, WorkflowBudget>
}

/** Without a word from anybody. */
export const usualReserve = 0.2
export const usualBudget: WorkflowBudget = { callsADay: null, priority: 'normal' }

interface Row {
  of: string
  reserve: number | null
  callsADay: number | null
  priority: Priority
}

const all = `select of, reserve, calls_a_day as "callsADay", priority from budget`

export async function readBudgets(db: Database): Promise<Budgets> {
  const budgets: Budgets = { reserves: new Map(), workflows: new Map() }
  for (const { of, reserve, callsADay, priority } of await rowsOf<Row>(db, all)) {
    const [kind, id = ''] = of.split(' ')
    if (kind === 'connection' && reserve !== null) budgets.reserves.set(id, reserve)
    if (kind === 'workflow') budgets.workflows.set(id, { callsADay, priority })
  }
  return budgets
}

/** `reserve`: the share of the allowance left to other apps, 0 to 1. */
export async function setReserve(db: Database, connectionId: string, reserve: number): Promise<void> {
  const text = `insert into budget (of, reserve) values ($1, $2) on conflict (of) do update set reserve = excluded.reserve`
  await rowsOf(db, text, [`connection ${connectionId}`, reserve])
}

/** In place of what was said of the workflow before. */
export async function setWorkflowBudget(db: Database, workflowId: string, budget: WorkflowBudget): Promise<void> {
  const text = `
insert into budget (of, calls_a_day, priority) values ($1, $2, $3)
on conflict (of) do update set calls_a_day = excluded.calls_a_day, priority = excluded.priority`
  await rowsOf(db, text, [`workflow ${workflowId}`, budget.callsADay, budget.priority])
}
