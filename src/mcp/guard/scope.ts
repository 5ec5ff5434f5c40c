/** What one call of a tool works with: a key's grant on one connection. */
import type { Connections } from '../../connections/index.ts'
import type { Meter, ObjectDescribe, Salesforce } from '../../salesforce/index.ts'
import type { Grant } from '../grant.ts'

export interface Scope {
  grant: Grant
  /** The client as it is; its calls are counted by `meter`. */
  salesforce: Salesforce
  /** As the org tells it, fields that are not granted included. */
  describe(object: string): Promise<ObjectDescribe>
  meter: Meter
  /** API calls that are left of the key's day. */
  callsLeft: number
}

/** @param callsLeft of the key's daily budget */
export function openScope(
  connections: Pick<Connections, 'salesforce' | 'describe'>,
  connectionId: string,
  grant: Grant,
  callsLeft: number,
): Scope {
  const meter = { calls: 0 }
  return {
    grant,
    meter,
    callsLeft,
    salesforce: connections.salesforce(connectionId).with({ kind: 'query' }, meter),
    describe: (object) => connections.describe(connectionId, object),
  }
}
