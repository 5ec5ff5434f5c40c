/** Creates leads in the org all the time, as its users would, faster than they are worked off only up to a limit. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../src/store/index.ts'
import type { OrgProcess } from '../support/org.ts'

export interface Load {
  /** So many so far. */
  count(): number
  /** Creates no more; the ids of all that were created. */
  stop(): Promise<string[]>
}

const perSecond = 20
const openAtMost = 200

const open = "select count(*) as open from run where status in ('queued', 'running', 'waiting')"

export function startLoad(org: OrgProcess, store: Store): Load {
  const ids: string[] = []
  let stopping = false

  async function isTooMuch(): Promise<boolean> {
    const { rows } = await store.pool.query<{ open: number }>(open)
    return (rows[0]?.open ?? 0) > openAtMost
  }

  async function work(): Promise<void> {
    while (!stopping) {
      const made = (await isTooMuch().catch(() => true))
        ? []
        : (await org.control.post<{ ids: string[] }>('/leads', { count: perSecond / 4 })).ids
      ids.push(...made)
      await sleep(250)
    }
  }

  const working = work()
  return {
    count: () => ids.length,
    async stop() {
      stopping = true
      await working
      return ids
    },
  }
}
