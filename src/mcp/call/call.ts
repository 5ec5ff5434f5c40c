/** One call of a tool under way: who calls, what is left of the budget, and what it has used so far. */
import type { Catalog } from '../../connector/index.ts'
import type { Store } from '../../store/index.ts'
import type { Scope } from '../guard/scope.ts'
import type { AgentKey } from '../keys.ts'
import type { Pages } from '../pages.ts'
import type { Spent } from '../spent.ts'

export interface Call {
  store: Store
  catalog: Catalog
  pages: Pages
  key: AgentKey
  scope: Scope
  spent: Spent
  input: Record<string, unknown>
  /** Filled in as the call goes on; goes into the audit log also when it fails. */
  used: { rows: number; writes: number; planId: string | null }
}
