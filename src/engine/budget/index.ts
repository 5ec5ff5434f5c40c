/** The API allowance: who spends it, how much may be spent, and who waits when it gets scarce. */
export { type Budget, createBudget, type Held, type Standing } from './budget.ts'
export { setReserve, setWorkflowBudget, type WorkflowBudget } from './budget-rows.ts'
export { forecastOf } from './forecast.ts'
export type { Level, Priority } from './levels.ts'
export { budgetOverview } from './overview.ts'
