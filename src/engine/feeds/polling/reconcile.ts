/** Once an hour: are the last hours in the org what the ledger says? Finds commits later than the ten minutes of every poll. */
import { type Check, checkOf, checkQuery, idsAtMost, readByIds, settleCheck } from './check-span.ts'
import { feedName } from './decide.ts'
import { seenIn } from './ledger.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { iso, type Position } from './position.ts'

const hourMs = 3_600_000
const minuteMs = 60_000
/** A transaction may run for hours behind a long one; its rows carry stamps from its beginning. */
const backMs = 3 * hourMs

export interface Standing {
  plan: Plan
  position: Position
}

/** Objects whose hour is over. */
export function hourIsOver(org: PolledOrg, { position }: Standing): boolean {
  return Date.parse(position.reconciled) <= org.now() - hourMs
}

/** Compares ids and stamps: one query an object, five to a call. Where more happened, ids by the hour: one call each. */
export async function reconcile(org: PolledOrg, standings: Standing[]): Promise<void> {
  const checks = await Promise.all(standings.map((standing) => wholeSpan(org, standing)))
  const small = checks.filter(({ known }) => known <= idsAtMost)
  const pages = small.length > 0 ? await org.salesforce.queries(small.map(checkQuery)) : []
  for (const [at, check] of small.entries()) await settleCheck(org, check, pages[at])
  for (const check of checks) if (!small.includes(check)) await byTheHour(org, check)
  for (const { plan, position } of standings) {
    const feed = { name: feedName, object: plan.object, position: { ...position, reconciled: iso(org.now()) } }
    await org.accept({ connectionId: org.connectionId, feed, events: [] })
  }
}

function wholeSpan(org: PolledOrg, { plan, position }: Standing): Promise<Check> {
  const from = Math.max(Date.parse(position.start), Date.parse(position.reconciled) - backMs)
  return checkOf(org, plan, position, { from: iso(from), to: position.stamp })
}

/** getUpdated knows whole minutes only, and names up to 600,000 ids a call. */
async function byTheHour(org: PolledOrg, { plan, position, span }: Check): Promise<void> {
  const shelf = { connectionId: org.connectionId, object: plan.object }
  const last = Math.ceil((Date.parse(span.to) + 1) / minuteMs) * minuteMs
  for (let from = Math.floor(Date.parse(span.from) / minuteMs) * minuteMs; from < last; from += hourMs) {
    const to = Math.min(from + hourMs, last)
    const { ids } = await org.salesforce.updated(plan.object, iso(from), iso(to))
    const known = await seenIn(org.db, shelf, iso(from), iso(org.now() + hourMs))
    const missed = ids.filter((id) => !known.has(id))
    await readByIds(org, plan, position, missed)
  }
}
