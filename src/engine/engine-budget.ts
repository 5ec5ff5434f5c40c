/** What the engine does with budgets. */
import { budgetOverview, forecastOf, setReserve, setWorkflowBudget } from './budget/index.ts'
import type { EngineBudget } from './engine.ts'
import type { Machinery } from './machinery.ts'

export function engineBudget(machinery: Machinery): EngineBudget {
  const { parts, budget, clock, rhythm } = machinery
  const { store } = parts
  async function changed(change: Promise<void>): Promise<void> {
    await change
    await budget.look()
    machinery.wakePatient()
  }
  return {
    overview: () => budgetOverview(store.db, budget, clock.now()),
    forecast: (workflowId) => forecastOf({ ...parts, budget, rhythm }, workflowId),
    setReserve: (connectionId, reserve) => changed(setReserve(store.db, connectionId, reserve)),
    set: (workflowId, wish) => changed(setWorkflowBudget(store.db, workflowId, wish)),
  }
}
