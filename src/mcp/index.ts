/** Agents over MCP: the catalogue as tools, kept to what each key grants, writes only as approved plans, all of it on record. */
export { type Agents, type AgentsParts, createAgents, type KeyWish } from './agents.ts'
export { type Grant, grantInput } from './grant.ts'
export type { AgentKey } from './keys.ts'
export type { PlanStatus, ShownPlan } from './plans/plan.ts'
