/** Who is asking, as every request is judged. */
import { firstTenant } from '../store/index.ts'
import { type Permission, permissionsOf, type Role, serverWide } from './permissions.ts'

export interface Caller {
  /** `server`: the key in the data folder, which whoever runs the server has; `guest`: nobody we know. */
  kind: 'user' | 'key' | 'server' | 'guest'
  id: string
  name: string
  tenantId: string
  role: Role | null
  may: ReadonlySet<Permission>
  /** Of a person in a browser. */
  session: { id: string; token: string } | null
}

/** Of a tenant that is not the first, nobody reaches what is the whole server's. */
export function within(tenantId: string, names: readonly Permission[]): ReadonlySet<Permission> {
  return new Set(names.filter((name) => tenantId === firstTenant || !serverWide.includes(name)))
}

/** A caller who may what the role may, within the tenant. */
export function callerOfRole(of: Omit<Caller, 'may' | 'role'> & { role: Role }): Caller {
  return { ...of, may: within(of.tenantId, permissionsOf(of.role)) }
}

/** Nobody we know: may nothing. */
export const guest: Caller = {
  ...{ kind: 'guest', id: '', name: '', tenantId: firstTenant, role: null, session: null },
  may: new Set(),
}
