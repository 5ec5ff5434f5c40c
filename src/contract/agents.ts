/** Keys of AI agents, and what agents plan. */

/** A key with which an agent comes in; the key itself was shown once. */
export interface AgentKeyInfo {
  id: string
  name: string
  prefix: string
  createdAt: string
  expiresAt: string
  revokedAt: string | null
}

/** A write an agent planned, field by field; it is done as it stands here once a person approved it, or never. */
export interface PlanInfo {
  plan: string
  hash: string
  tool: string
  status: 'waiting' | 'ready' | 'rejected' | 'executing' | 'executed' | 'failed' | 'changed'
  agent: string
  changes: {
    does: string
    object: string
    id: string | null
    record: string | null
    fields: { field: string; old: unknown; new: unknown }[]
  }[]
  apiCalls: number
  createdAt: string
  expiresAt: string
}
