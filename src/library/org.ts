/** An org as code holds it: the client that speaks to it, and what actions need beside. */
import type { ActionContext } from '../connector/index.ts'
import type { CallReport, Salesforce } from '../salesforce/index.ts'

export interface Org {
  salesforce: Salesforce
  /** What each action is given. */
  context: ActionContext
  /** API calls made so far, as the org counts them. */
  apiCalls(): number
}

export interface OrgOptions {
  /** For example `66.0`, which is the default. */
  apiVersion?: string
  /** How the program names itself to Salesforce. */
  clientName?: string
  /** Ends what is under way. */
  signal?: AbortSignal
  /** Told once for every HTTP call. */
  onCall?: (report: CallReport) => void
}
