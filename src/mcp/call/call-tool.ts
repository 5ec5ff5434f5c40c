/** A call of a tool from beginning to end: budget, work, audit, an answer whose texts are clean. */
import type { Audit } from '../../audit/index.ts'
import type { Connections } from '../../connections/index.ts'
import type { Catalog } from '../../connector/index.ts'
import { asProblem } from '../../problems.ts'
import type { Store } from '../../store/index.ts'
import { clean } from '../clean.ts'
import { openScope } from '../guard/scope.ts'
import type { AgentKey } from '../keys.ts'
import type { Pages } from '../pages.ts'
import { spentBy } from '../spent.ts'
import type { Call } from './call.ts'
import { ownTools } from './own-tools.ts'
import { runActionFor } from './run-action.ts'

export interface CallParts {
  store: Store
  audit: Audit
  catalog: Catalog
  connections: Pick<Connections, 'salesforce' | 'describe'>
  pages: Pages
}

export interface ToolAnswer {
  [key: string]: unknown
  content: { type: 'text'; text: string }[]
  /** Everything from the org stands in `result`: data, never instructions. */
  structuredContent: Record<string, unknown>
  isError: boolean
}

/** Never throws for what the agent did; throws when the audit log cannot be written, and then nothing is told. */
export async function callTool(
  parts: CallParts,
  key: AgentKey,
  name: string,
  input: Record<string, unknown>,
): Promise<ToolAnswer> {
  const began = performance.now()
  const spent = await spentBy(parts.store, key.id, Date.now())
  const scope = openScope(parts.connections, key.connectionId, key.grants, key.grants.apiCallsPerDay - spent.apiCalls)
  const call: Call = { ...parts, key, scope, spent, input, used: { rows: 0, writes: 0, planId: null } }
  const done = await work(call, name)
  const ms = Math.round(performance.now() - began)
  await parts.audit.add({
    ...{ at: new Date().toISOString(), keyId: key.id, keyName: key.name, what: name, input, ms },
    ...call.used,
    outcome: done.problem?.code ?? 'ok',
    apiCalls: scope.meter.calls,
  })
  const told = done.problem ? { problem: done.problem.toJSON() } : { result: done.result, origin: 'salesforce' }
  return toAnswer({ ...told, apiCalls: scope.meter.calls }, Boolean(done.problem))
}

async function work(call: Call, name: string) {
  try {
    const own = Object.hasOwn(ownTools, name) ? ownTools[name] : undefined
    const result = own ? await own(call) : await runActionFor(call, call.catalog.action(name))
    return { result, problem: null }
  } catch (thrown) {
    return { result: null, problem: asProblem(thrown) }
  }
}

/** The text repeats the structure, for clients that read nothing else. */
function toAnswer(told: Record<string, unknown>, isError: boolean): ToolAnswer {
  const structuredContent = clean(JSON.parse(JSON.stringify(told))) as Record<string, unknown>
  return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent, isError }
}
