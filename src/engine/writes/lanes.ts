/**
 * Calls under way on each org, and how many there may be. Salesforce refuses more than 25 at once that take longer than 20
 * seconds, whoever makes them, so the servers divide a number below it: each says in its row how many it uses at most, and
 * takes what the others leave. (https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta)
 */
export interface Lane {
  calls: number
  /** When the last of them came back, by the clock of whoever asks. */
  backAt: number
}

export interface Lanes {
  /** Calls on this org, by its id; of an org whose id is not known yet, by its connection. */
  of(org: string): Lane
  hasRoom(lane: Lane): boolean
  /** What this server's row shall say from now on; `servers` counts ours. Calls that are out already count, until they are back. */
  claim(servers: number): number
  /** The others were read after our row was written: what they leave is ours. */
  settle(claimed: number, othersUse: number): void
}

/** All servers together: some are left to polls and look-ups, which do not stand in lanes. */
export const laneCalls = 20

/** Nobody is shut out: more than twenty servers would each still make one call at a time. */
const least = 1

/** `most` until it is settled what the others leave. */
export function createLanes(most = laneCalls): Lanes {
  const lanes = new Map<string, Lane>()

  return {
    of(org) {
      const known = lanes.get(org) ?? { calls: 0, backAt: 0 }
      lanes.set(org, known)
      return known
    },
    hasRoom: ({ calls }) => calls < most,
    claim(servers) {
      const part = Math.max(least, Math.floor(laneCalls / servers))
      const claimed = Math.max(part, ...[...lanes.values()].map(({ calls }) => calls))
      // At once, not when the row is written: whoever reads the row may rely on it.
      most = Math.min(most, claimed)
      return claimed
    },
    settle(claimed, othersUse) {
      most = Math.max(least, Math.min(claimed, laneCalls - othersUse))
    },
  }
}
