/** Once an hour: are the last hours in the org what the ledger says? Finds commits later than the ten minutes of every poll. */
import { type Check, checkOf, checkQuery, settleCheck } from './check-span.ts'
import { feedName } from './decide.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { iso, type Position } from './position.ts'

const hourMs = 3_600_000
/** A transaction may run for hours behind a long one; its rows carry stamps from its beginning. */
const backMs = 3 * hourMs
/** Above that, each hour is counted by itself, so that only the hour that differs is read again. */
const inOneAtMost = 2000

/** Does nothing until an hour has passed. */
export async function reconcile(org: PolledOrg, plan: Plan, position: Position): Promise<void> {
  const now = org.now()
  if (Date.parse(position.reconciled) > now - hourMs) return
  const from = Math.max(Date.parse(position.start), Date.parse(position.reconciled) - backMs)
  const checks = await checksOf(org, plan, position, from, Date.parse(position.stamp))
  const answers = checks.length > 0 ? await org.salesforce.queries(checks.map(checkQuery)) : []
  const reconciled = { ...position, reconciled: iso(now) }
  for (const [at, check] of checks.entries()) {
    const answer = answers[at]
    if (answer) await settleCheck(org, check, answer)
  }
  const { connectionId } = org
  await org.accept({ connectionId, feed: { name: feedName, object: plan.object, position: reconciled }, events: [] })
}

async function checksOf(org: PolledOrg, plan: Plan, position: Position, from: number, to: number): Promise<Check[]> {
  if (to < from) return []
  const whole = await checkOf(org, plan, position, { from: iso(from), to: iso(to) })
  if (whole.known <= inOneAtMost) return [whole]
  const hours = Array.from({ length: Math.ceil((to - from + 1) / hourMs) }, (_, at) => from + at * hourMs)
  return Promise.all(
    hours.map((start) => checkOf(org, plan, position, { from: iso(start), to: iso(Math.min(to, start + hourMs - 1)) })),
  )
}
