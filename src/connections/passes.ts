/** Sessions for the clients of this process: read seldom, renewed once for all who ask. */
import { Problem } from '../problems.ts'
import type { SessionSource } from '../salesforce/index.ts'
import type { Base } from './base.ts'
import { checkOpen, type Keys, loadKeys, sessionOf } from './keys.ts'
import { renewKeys } from './renewal.ts'

/** Another server's pause or new tokens are noticed after this, ms. */
const believedMs = 1000
/** How long a refused renewal counts for all who ask, ms; an administrator may meanwhile unblock the app. */
const refusedMs = 30_000

export interface Passes {
  source(id: string): SessionSource
  /** What this process last read of the connection. */
  known(id: string): Keys | undefined
  /** The next call reads anew and asks Salesforce anew. */
  forget(id: string): void
}

export function createPasses(base: Base): Passes {
  const loaded = new Map<string, { keys: Keys; at: number }>()
  const renewals = new Map<string, Promise<Keys>>()
  const refusals = new Map<string, { problem: Problem; at: number }>()

  const keep = (keys: Keys) => {
    loaded.set(keys.id, { keys, at: base.now() })
    return keys
  }

  async function current(id: string): Promise<Keys> {
    const last = loaded.get(id)
    const fresh = last && base.now() - last.at < believedMs
    return fresh ? last.keys : keep(await loadKeys(base, base.db, id))
  }

  async function renew(id: string, staleToken: string): Promise<Keys> {
    const refused = refusals.get(id)
    if (refused && base.now() - refused.at < refusedMs) throw refused.problem
    try {
      return keep(await renewKeys(base, id, staleToken))
    } catch (thrown) {
      loaded.delete(id)
      if (thrown instanceof Problem && thrown.then === 'wait-for-connection') {
        refusals.set(id, { problem: thrown, at: base.now() })
      }
      throw thrown
    }
  }

  function renewOnce(id: string, staleToken: string): Promise<Keys> {
    const running = renewals.get(id) ?? renew(id, staleToken).finally(() => renewals.delete(id))
    renewals.set(id, running)
    return running
  }

  return {
    source: (id) => ({
      async current() {
        const keys = await current(id)
        checkOpen(keys)
        return sessionOf(keys)
      },
      async renew(stale) {
        return sessionOf(await renewOnce(id, stale.accessToken))
      },
    }),
    known: (id) => loaded.get(id)?.keys,
    forget(id) {
      loaded.delete(id)
      refusals.delete(id)
    },
  }
}
