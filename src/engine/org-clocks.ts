/** What time it is in each org, as its answers tell (Date header). Ours may be minutes off and is never used instead. */

interface Reading {
  /** Org time, epoch ms, whole seconds. */
  org: number
  /** Our time at that moment, to measure how long ago it was. */
  here: number
}

export interface OrgClocks {
  /** To be told of every call to the org. */
  note(connectionId: string, report: { orgTime: number | null }): void
  /** The last time an answer told: the org is there already, or a little later. Null before the first. */
  atLeast(connectionId: string): number | null
  /** The last time told and the time gone since. */
  about(connectionId: string): number | null
}

export function orgClocks(): OrgClocks {
  const readings = new Map<string, Reading>()
  return {
    note(connectionId, { orgTime }) {
      if (orgTime !== null) readings.set(connectionId, { org: orgTime, here: performance.now() })
    },
    atLeast: (connectionId) => readings.get(connectionId)?.org ?? null,
    about(connectionId) {
      const reading = readings.get(connectionId)
      return reading ? reading.org + performance.now() - reading.here : null
    },
  }
}
