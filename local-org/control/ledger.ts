/** The ledger: every call that was answered, and what it cost of the API allowance. */

export interface LedgerEntry {
  /** Counts up from 1 and is never reused, not even after the ledger is cleared. */
  number: number
  /** Org time, ISO. */
  time: string
  method: string
  path: string
  /** Query string as it was sent, without '?'. */
  query: string
  /** The route that answered, e.g. '/services/data/:version/sobjects/:object'; null when no route knew the path. */
  resource: string | null
  /** `client` of Sforce-Call-Options, else the user agent. */
  client: string
  userId: string | null
  status: number
  /** How long the answer took, real milliseconds. */
  ms: number
  /** API calls counted towards the allowance. */
  apiCalls: number
  object: string | null
  /** Rows read or written. */
  rows: number
  /** Id of the fault rule that interfered. */
  fault: string | null
}

/** What a question about the ledger may name; members left out match anything. */
export interface LedgerFilter {
  client?: string
  method?: string
  /** Regular expression for the path. */
  path?: string
  object?: string
  status?: number
  /** Entries with a greater number only. */
  after?: number
}

export interface LedgerTotals {
  /** HTTP calls answered. */
  calls: number
  apiCalls: number
  rows: number
  failed: number
  byClient: Record<string, number>
  byResource: Record<string, number>
  byObject: Record<string, number>
  byStatus: Record<string, number>
}

/** What a call has done so far: bulk jobs go on after the call that started them was answered. */
export type Progress = Pick<LedgerEntry, 'object' | 'rows'>

export interface Ledger {
  /** `progress` is looked at when the ledger is read. */
  add(entry: Omit<LedgerEntry, 'number' | keyof Progress>, progress: () => Progress): void
  /** Matching entries in the order of their numbers. */
  list(filter: LedgerFilter): LedgerEntry[]
  totals(filter: LedgerFilter): LedgerTotals
  clear(): void
}

/** A ledger that keeps the newest `keep` calls. */
export function createLedger(keep = 50_000): Ledger {
  let entries: { entry: Omit<LedgerEntry, keyof Progress>; progress: () => Progress }[] = []
  let last = 0
  const list = (filter: LedgerFilter) => {
    return entries.map(({ entry, progress }) => ({ ...entry, ...progress() })).filter(matcher(filter))
  }
  return {
    add(entry, progress) {
      last += 1
      entries.push({ entry: { number: last, ...entry }, progress })
      // Cut in one piece now and then: shifting one by one would move the whole list at every call.
      if (entries.length > keep * 1.1) entries = entries.slice(-keep)
    },
    list,
    totals: (filter) => sum(list(filter)),
    clear() {
      entries = []
    },
  }
}

function matcher(filter: LedgerFilter): (entry: LedgerEntry) => boolean {
  const path = filter.path === undefined ? undefined : new RegExp(filter.path)
  const object = filter.object?.toLowerCase()
  return (entry) =>
    entry.number > (filter.after ?? 0) &&
    (filter.client === undefined || entry.client === filter.client) &&
    (filter.method === undefined || entry.method === filter.method.toUpperCase()) &&
    (filter.status === undefined || entry.status === filter.status) &&
    (object === undefined || entry.object?.toLowerCase() === object) &&
    (path === undefined || path.test(entry.path))
}

function sum(entries: LedgerEntry[]): LedgerTotals {
  const totals: LedgerTotals = {
    calls: entries.length,
    apiCalls: 0,
    rows: 0,
    failed: 0,
    byClient: {},
    byResource: {},
    byObject: {},
    byStatus: {},
  }
  for (const entry of entries) {
    totals.apiCalls += entry.apiCalls
    totals.rows += entry.rows
    if (entry.status >= 400) totals.failed += 1
    count(totals.byClient, entry.client)
    count(totals.byResource, `${entry.method} ${entry.resource ?? entry.path}`)
    if (entry.object) count(totals.byObject, entry.object)
    count(totals.byStatus, String(entry.status))
  }
  return totals
}

function count(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}
