/** API calls: what they went for, what is left, what is to be expected. */

export interface UsageRow {
  hour: string
  connectionId: string
  purpose: string
  workflowId: string | null
  calls: number
}

/** `warn` from 80 % on, `slow` from 90 % (rarer polls, longer gathering), `full`: what can wait waits. */
export type BudgetLevel = 'fine' | 'warn' | 'slow' | 'full'

export interface ConnectionBudget {
  connectionId: string
  connectionName: string
  level: BudgetLevel
  /** Calls of everybody in 24 hours and the org's limit, as it last told; null before that. */
  used: number | null
  limit: number | null
  /** Calls of ours in 24 hours, and how many there may be. */
  own: number
  share: number | null
  /** Left to other apps, 0 to 1. */
  reserve: number
  /** The org refuses calls since then; it is asked again at `nextProbeAt`. */
  parkedSince: string | null
  nextProbeAt: string | null
  /** At the pace of the last hour. */
  fullAt: string | null
  /** Runs that wait for allowance. */
  waiting: number
}

export interface WorkflowSpending {
  workflowId: string
  workflowName: string
  callsADay: number | null
  priority: 'low' | 'normal' | 'high'
  spent: number
  waiting: number
}

export interface BudgetOverview {
  connections: ConnectionBudget[]
  workflows: WorkflowSpending[]
}

export interface Forecast {
  eventsADay: number | null
  eventsFrom: 'log' | 'org' | 'unknown'
  callsARun: number
  runFrom: 'runs' | 'steps'
  pollsADay: number
  callsADay: number | null
  /** Of the org's limit, 0 to 1. */
  shareOfLimit: number | null
}
