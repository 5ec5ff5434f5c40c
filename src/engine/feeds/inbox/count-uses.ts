/** Counts how often addresses are called: added up in memory and told to the database every second, so that no call waits for it. */
import type { Database } from '../../../store/index.ts'
import { noteUse } from './hooks.ts'

export interface UseCount {
  add(hookId: string): void
  /** Tells at once what is not told yet. */
  flush(): Promise<void>
}

const everyMs = 1000

export function countUses(db: Database): UseCount {
  let counts = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null

  /** A count the database does not take is lost: it decides nothing. */
  async function flush(): Promise<void> {
    clearTimeout(timer ?? undefined)
    timer = null
    const going = counts
    counts = new Map()
    for (const [id, count] of going) await noteUse(db, id, count).catch(() => undefined)
  }

  return {
    add(hookId) {
      counts.set(hookId, (counts.get(hookId) ?? 0) + 1)
      timer ??= setTimeout(flush, everyMs)
    },
    flush,
  }
}
