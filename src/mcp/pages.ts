/** The rest of a long result, kept for a while so that an agent reads it page by page and at no further API call. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../problems.ts'

const keepMs = 10 * 60_000
/** Of all keys together; the oldest go first. */
const most = 100

interface Rest {
  keyId: string
  records: unknown[]
  until: number
}

export interface Pages {
  /** A name under which the rest is found; null when there is none. */
  keep(keyId: string, records: unknown[]): string | null
  /** Throws `query-expired`. */
  take(keyId: string, name: string): unknown[]
}

export function createPages(now: () => number = Date.now): Pages {
  const rests = new Map<string, Rest>()
  return {
    keep(keyId, records) {
      if (records.length === 0) return null
      const [oldest] = rests.keys()
      if (rests.size >= most && oldest) rests.delete(oldest)
      const name = randomUUID()
      rests.set(name, { keyId, records, until: now() + keepMs })
      return name
    },
    take(keyId, name) {
      const rest = rests.get(name)
      if (rest?.keyId !== keyId || rest.until < now()) throw gone()
      rests.delete(name)
      return rest.records
    },
  }
}

function gone(): Problem {
  return new Problem('query-expired', {
    what: 'This page is not kept any more.',
    fix: 'Call the tool again; a page is good for one time and ten minutes.',
  })
}
