/** What lists are filtered by, as it stands in the address. */
export interface RunsFilter {
  status?: string
  workflow?: string
  record?: string
  code?: string
  since?: string
  until?: string
}

export interface EventsFilter {
  object?: string
  change?: string
  record?: string
  feed?: string
  since?: string
}

/** Keeps the known words of an address that hold text; numbers come from addresses like ?record=123. */
export function onlyTexts<K extends string>(keys: readonly K[]) {
  return (given: Record<string, unknown>): Partial<Record<K, string>> => {
    const found: Partial<Record<K, string>> = {}
    for (const key of keys) {
      const value = given[key]
      if (value !== undefined && value !== '') found[key] = String(value)
    }
    return found
  }
}

/** The same as the query of a request. */
export function queryOf(filter: object, more: Record<string, string> = {}): string {
  const entries = Object.entries({ ...filter, ...more }).filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString()
}
