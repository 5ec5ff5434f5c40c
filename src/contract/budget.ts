/** API calls: what they went for, what is left, what is to be expected. */

export interface UsageRow {
  /** The beginning of the hour. */
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
  /** At the pace of the last hour: when the allowance would be used up; null when it would not within the day. */
  fullAt: string | null
  /** Runs that wait for allowance. */
  waiting: number
}

export interface WorkflowSpending {
  workflowId: string
  workflowName: string
  callsADay: number | null
  priority: 'low' | 'normal' | 'high'
  /** Calls in 24 hours. */
  spent: number
  waiting: number
}

export interface BudgetOverview {
  connections: ConnectionBudget[]
  workflows: WorkflowSpending[]
}

/** What a workflow will cost a day. */
export interface Forecast {
  /** Null when nothing tells how often its trigger will fire. */
  eventsADay: number | null
  /** Where that comes from: the event log, the org's records, or nothing. */
  eventsFrom: 'log' | 'org' | 'unknown'
  callsARun: number
  /** The runs so far, or the steps' costs, every branch counted: then it is the most a run alone takes. */
  runFrom: 'runs' | 'steps'
  /** What its trigger adds to the polls of the org. */
  pollsADay: number
  /** All of it; null when the events are not known. */
  callsADay: number | null
  /** Of the org's allowance, 0 to 1, when both are known. */
  shareOfLimit: number | null
}
