/** Keys of AI agents, and what agents plan. */

/** A key with which an agent comes in; the key itself was shown once. */
export interface AgentKeyInfo {
  id: string
  name: string
  prefix: string
  createdAt: string
  expiresAt: string
  revokedAt: string | null
  grants: AgentGrants
}

/** What a key lets its agent do; `*` in names stands for any characters. */
export interface AgentGrants {
  tools: string[]
  access: ('read' | 'create' | 'update' | 'delete' | 'soql')[]
  objects: string[]
  /** By object the fields it may see and write; an object that is not named shows all. */
  fields: Record<string, string[]>
  /** By object a SOQL condition its records meet. */
  rows: Record<string, string>
  rowsPerCall: number
  rowsPerHour: number
  writesPerDay: number
  apiCallsPerDay: number
  approval: 'human' | 'none'
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
