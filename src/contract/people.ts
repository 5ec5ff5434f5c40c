/** Users, sessions, API keys, tenants. */

export type RoleName = 'viewer' | 'operator' | 'builder' | 'admin' | 'owner'

export interface UserInfo {
  id: string
  tenantId: string
  login: string
  name: string
  role: RoleName
  hasPassword: boolean
  openId: boolean
  disabledAt: string | null
  signedInAt: string | null
  createdAt: string
}

/** GET /api/v1/session: who one is; `signedIn` false tells only which ways in there are. */
export type SignedInInfo =
  | { signedIn: false; ways: { password: boolean; openId: boolean } }
  | {
      signedIn: true
      kind: 'user' | 'key' | 'server'
      id: string
      name: string
      role: RoleName | null
      tenantId: string
      /** Names of permissions, as GET /api/v1/permissions explains them. */
      may: string[]
      ways: { password: boolean; openId: boolean }
    }

export interface SessionInfo {
  id: string
  userId: string
  login: string
  address: string
  agent: string
  createdAt: string
  seenAt: string
  expiresAt: string
}

export interface ApiKeyInfo {
  id: string
  name: string
  /** Its first characters. */
  prefix: string
  scopes: string[]
  /** Addresses and ranges it may be used from; none: from anywhere. */
  addresses: string[]
  createdAt: string
  expiresAt: string
  usedAt: string | null
  revokedAt: string | null
}

export interface PermissionsInfo {
  permissions: Record<string, string>
  roles: { role: RoleName; title: string; may: string[] }[]
}

export interface TenantInfo {
  id: string
  name: string
  createdAt: string
}

/** A link for somebody else's customer: who, for what, and how far it is. */
export interface ConnectLinkInfo {
  id: string
  customer: string
  product: string
  state: 'open' | 'connected' | 'expired'
  connectionId: string | null
  createdAt: string
  expiresAt: string
  finishedAt: string | null
}

export interface AuditLineInfo {
  position: number
  at: string
  /** Null: an agent, by its key. */
  who: { kind: 'user' | 'key' | 'agent' | 'server'; id: string; name: string } | null
  keyId: string | null
  keyName: string | null
  from: string | null
  what: string
  input: unknown
  outcome: string
  hash: string
}
