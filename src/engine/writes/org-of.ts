/** Which org a connection leads to: several may lead to the same, and its limits are the org's. */
import type { ConnectionSource } from '../needs.ts'

/** The org's id; the connection's own as long as that is not known. It never changes, so it is read once. */
export function orgOf(connections: Pick<ConnectionSource, 'get'>): (connectionId: string) => Promise<string> {
  const known = new Map<string, string>()
  return async (connectionId) => {
    const org = known.get(connectionId)
    if (org !== undefined) return org
    const { orgId } = await connections.get(connectionId).catch(() => ({ orgId: null }))
    if (orgId) known.set(connectionId, orgId)
    return orgId ?? connectionId
  }
}
