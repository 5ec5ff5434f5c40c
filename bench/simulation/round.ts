/** What happens in one round of a play: new leads, faults, a death, a jump of the clock. */
import type { OrgProcess } from '../support/org.ts'
import type { Random } from './random.ts'

export interface Round {
  /** Numbers of employees of the leads that come in. */
  leads: number[]
  faults: { effect: string; ms?: number; times: number; match: { path: string; client: string } }[]
  /** The server dies at its n-th statement, before it is sent or after it was done; null: it lives on. */
  death: { statement: number; isDone: boolean } | null
  /** Our clock moves by this, ms; back too. */
  jumpMs: number
  /** The org's clock moves ahead by this. */
  orgJumpMs: number
}

const effects = ['unavailable', 'cut-before', 'cut-after', 'half-answer', 'expired-token', 'slow'] as const
/** Polls, steps, or both. */
const paths = ['/composite', '/query', '/sobjects', ''] as const
const hourMs = 3_600_000

export function randomRound(random: Random): Round {
  return {
    leads: Array.from({ length: 1 + random.below(6) }, () => random.below(100)),
    faults: Array.from({ length: random.below(3) }, () => ({
      ...{ effect: random.oneOf(effects), ms: 100 + random.below(400), times: 1 + random.below(2) },
      match: { path: random.oneOf(paths), client: 'Rainmaker' },
    })),
    death: random.chance(0.6) ? { statement: 1 + random.below(60), isDone: random.chance(0.5) } : null,
    jumpMs: random.chance(0.3) ? Math.round((random.next() * 7 - 1) * hourMs) : 0,
    orgJumpMs: random.chance(0.2) ? random.below(2 * hourMs) : 0,
  }
}

export interface Lead {
  id: string
  employees: number
}

/** Begins the round in the org; the new leads. */
export async function beginRound(org: OrgProcess, round: Round): Promise<Lead[]> {
  for (const { ms, ...fault } of round.faults) {
    await org.control.post('/faults', fault.effect === 'slow' ? { ...fault, ms } : fault)
  }
  if (round.orgJumpMs > 0) await org.control.advanceClock(round.orgJumpMs)
  const values = round.leads.map((employees) => ({
    ...{ LastName: `Lead ${employees}`, Company: 'Northwind', NumberOfEmployees: employees },
  }))
  const { Lead: ids = [] } = await org.control.insert({ Lead: values })
  return ids.map((id, at) => ({ id, employees: round.leads[at] ?? 0 }))
}
