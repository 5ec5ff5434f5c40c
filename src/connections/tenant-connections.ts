/** Connections as one tenant has them: others are not there, and what is done to one is done after it was found. */

import type { NewConnection } from '../contract/index.ts'
import type { SessionSource } from '../salesforce/index.ts'
import type { Store } from '../store/index.ts'
import type { Connections } from './connections.ts'
import { findConnection, listConnections, pickConnection } from './rows.ts'

export interface TenantView {
  /** As the tenant sees it. */
  own: Pick<Store, 'db' | 'transaction'>
  whole: Connections
  create(wanted: NewConnection, own: Pick<Store, 'db' | 'transaction'>): ReturnType<Connections['create']>
  /** A client that asks this before it uses a session. */
  client(id: string, check: () => Promise<void>): ReturnType<Connections['salesforce']>
}

export function connectionsOf({ own, whole, create, client }: TenantView): Connections {
  const known = new Set<string>()
  const clients = new Map<string, ReturnType<Connections['salesforce']>>()

  /** Whose a connection is never changes. */
  async function mine(id: string): Promise<void> {
    if (known.has(id)) return
    await findConnection(own.db, id)
    known.add(id)
  }
  const found =
    <A extends unknown[], R>(work: (id: string, ...more: A) => Promise<R>) =>
    async (id: string, ...more: A): Promise<R> => {
      await mine(id)
      return work(id, ...more)
    }
  // Named one by one, so that whatever connections learn to do is not a tenant's before somebody has decided how.
  return {
    of: whole.of,
    // The state of the sign-in says whose it is; the key of all secrets is the first tenant's, by its permission.
    finishOAuth: whole.finishOAuth,
    rotateVault: whole.rotateVault,
    onCall: whole.onCall,
    onChange: whole.onChange,
    close: whole.close,
    list: () => listConnections(own.db),
    get: (idOrName) => findConnection(own.db, idOrName),
    pick: (idOrName) => pickConnection(own.db, idOrName),
    create: (wanted) => create(wanted, own),
    change: found(whole.change),
    remove: found(whole.remove),
    beginOAuth: found(whole.beginOAuth),
    connect: found(whole.connect),
    describe: found(whole.describe),
    test: found(whole.test),
    pause: found(whole.pause),
    resume: found(whole.resume),
    revoke: found(whole.revoke),
    salesforce(id) {
      const made = clients.get(id) ?? client(id, () => mine(id))
      clients.set(id, made)
      return made
    },
  }
}

/** Checks first, once and for all. */
export function checkedSource(source: SessionSource, check: () => Promise<void>): SessionSource {
  return {
    async current() {
      await check()
      return source.current()
    },
    async renew(stale) {
      await check()
      return source.renew(stale)
    },
  }
}
