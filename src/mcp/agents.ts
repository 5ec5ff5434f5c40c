/** Agents as the rest of the product holds them: their keys, their plans, what they did, and the door they come in by. */
import type { Audit } from '../audit/index.ts'
import type { Connections } from '../connections/index.ts'
import type { Catalog } from '../connector/index.ts'
import type { Store } from '../store/index.ts'
import { type CallParts, callTool } from './call/call-tool.ts'
import { checkGrant, type Grant } from './grant.ts'
import { addCondition } from './guard/add-condition.ts'
import { type AgentKey, createKey, keyOf, listKeys, revokeKey } from './keys.ts'
import { oneAfterAnother } from './one-after-another.ts'
import { createPages } from './pages.ts'
import { type PlanStatus, type ShownPlan, showPlan } from './plans/plan.ts'
import { decidePlan, getPlan, listPlans } from './plans/plans.ts'
import { type AgentDoor, serveAgent } from './serve.ts'
import { toolsFor } from './tools.ts'

export interface AgentsParts {
  store: Store
  audit: Audit
  catalog: Catalog
  connections: Pick<Connections, 'of' | 'pick' | 'salesforce' | 'describe'>
  version: string
}

export interface KeyWish {
  name: string
  connection?: string | undefined
  hours: number
  grants: Grant
}

export interface Agents {
  keys: {
    /** Conditions on records are tried in the org. Throws `bad-request`, `not-found`, `query-invalid`. */
    create(wish: KeyWish): Promise<AgentKey & { key: string }>
    list(): Promise<AgentKey[]>
    revoke(idOrPrefix: string): Promise<AgentKey>
  }
  plans: {
    list(status: PlanStatus | null): Promise<ShownPlan[]>
    get(id: string): Promise<ShownPlan>
    decide(id: string, verdict: 'approve' | 'reject'): Promise<ShownPlan>
  }
  /** Throws `not-signed-in` for a key that is not good. */
  door(key: string): Promise<AgentDoor>
}

const verdicts = { approve: ['ready', 'plan-approved'], reject: ['rejected', 'plan-rejected'] } as const

export function createAgents(parts: AgentsParts): Agents {
  const { store, audit, connections, catalog } = parts
  const pages = createPages()
  const calls = new Map<string, CallParts>()
  const callsOf = (tenantId: string): CallParts => {
    const own = { store: store.of(tenantId), audit: audit.of(tenantId), connections: connections.of(tenantId) }
    const made = calls.get(tenantId) ?? { ...own, catalog, pages }
    calls.set(tenantId, made)
    return made
  }
  const inTurn = oneAfterAnother()
  const note = (what: string, key: { id: string; name: string } | null, input: unknown, planId: string | null = null) =>
    audit.add({
      ...{ at: new Date().toISOString(), what, input, planId, outcome: 'ok', rows: 0, writes: 0, apiCalls: 0, ms: 0 },
      ...{ keyId: key?.id ?? null, keyName: key?.name ?? null },
    })
  return {
    keys: {
      async create({ connection, ...wish }) {
        checkGrant(wish.grants)
        const { id } = await connections.pick(connection)
        await tryConditions(connections, id, wish.grants)
        const key = await createKey(store, { ...wish, connectionId: id })
        await note('key-created', key, wish)
        return key
      },
      list: () => listKeys(store),
      async revoke(idOrPrefix) {
        const key = await revokeKey(store, idOrPrefix)
        await note('key-revoked', key, {})
        return key
      },
    },
    plans: {
      list: async (status) => (await listPlans(store, status)).map(showPlan),
      get: async (id) => showPlan(await getPlan(store, id)),
      async decide(id, verdict) {
        const [status, what] = verdicts[verdict]
        const plan = await decidePlan(store, id, status)
        await note(what, { id: plan.keyId, name: plan.keyName }, {}, plan.id)
        return showPlan(plan)
      },
    },
    async door(given) {
      const key = await keyOf(store, given)
      return serveAgent({
        version: parts.version,
        tools: () => toolsFor(catalog, key.grants),
        call: (name, input) => inTurn(key.id, () => callTool(callsOf(key.tenantId), key, name, input)),
      })
    },
  }
}

/** A mistake in a condition is told to the person who wrote it, not to the agent. */
async function tryConditions(connections: AgentsParts['connections'], id: string, { rows }: Grant): Promise<void> {
  const salesforce = connections.salesforce(id).with({ kind: 'test' })
  for (const [object, condition] of Object.entries(rows)) {
    const { name } = await connections.describe(id, object)
    await salesforce.queryPage(addCondition(`SELECT Id FROM ${name} LIMIT 1`, condition))
  }
}
