/** The two versions of SCIM: what they call their schemas and how they name one. */

/** 'v1' or 'v2', as the path says it. */
export interface Dialect {
  version: 'v1' | 'v2'
  /** Schemas by what they describe. */
  schemas: { user: string; enterprise: string; group: string; entitlement: string; role: string; own: string }
  /** Schema of lists. */
  list: string
}

const core1 = 'urn:scim:schemas:core:1.0'
const core2 = 'urn:ietf:params:scim:schemas:core:2.0'
const own = 'urn:salesforce:schemas:extension:1.0'

/** Names of Salesforce's own schemas beside `:Entitlement` are [K]. */
const dialects: Record<Dialect['version'], Dialect> = {
  v1: {
    version: 'v1',
    schemas: {
      user: core1,
      enterprise: 'urn:scim:schemas:extension:enterprise:1.0',
      group: core1,
      entitlement: own,
      role: own,
      own,
    },
    list: core1,
  },
  v2: {
    version: 'v2',
    schemas: {
      user: `${core2}:User`,
      enterprise: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      group: `${core2}:Group`,
      entitlement: `${own}:Entitlement`,
      role: `${own}:Role`,
      own: `${own}:User`,
    },
    list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  },
}

/** The version a path speaks: '/services/scim/v1/…' or v2. */
export function dialectOf(path: string): Dialect {
  return dialects[/^\/services\/scim\/v1\b/i.test(path) ? 'v1' : 'v2']
}
