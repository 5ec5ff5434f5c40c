/** What the engine needs from the areas below it, and nothing more. */
import type { Action, CrmObject, Trigger } from '../connector/index.ts'
import type { ObjectDescribe, Salesforce } from '../salesforce/index.ts'
import type { Workflows } from '../workflows/index.ts'

export interface ActionSource {
  /** Throws Problem `action-unknown`. */
  action(id: string): Action
}

export interface CatalogSource extends ActionSource {
  /** Throws Problem `trigger-unknown`. */
  trigger(id: string): Trigger
  objects(): Pick<CrmObject, 'api' | 'fields' | 'shown'>[]
}

export interface ConnectionSource {
  salesforce(id: string): Salesforce
  describe(id: string, object: string): Promise<ObjectDescribe>
  /** By id or name; without one, the only connection there is, of a tenant or at all. */
  pick(nameOrId?: string, tenantId?: string): Promise<{ id: string }>
  get(id: string): Promise<{ settings: Record<string, unknown>; orgId?: string | null }>
}

/** Sealed secrets by tenant and name. */
export interface SecretSource {
  put(tenantId: string, name: string, secret: string): Promise<void>
  /** Null when there is none. */
  get(tenantId: string, name: string): Promise<string | null>
  names(tenantId: string, prefix: string): Promise<string[]>
  remove(tenantId: string, name: string): Promise<boolean>
}

export type WorkflowSource = Pick<Workflows, 'version'>
