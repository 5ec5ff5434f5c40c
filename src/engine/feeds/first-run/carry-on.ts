/**
 * Tells a workflow of the past it was turned on for, a page at a time beside the polls: each record once, and to this workflow alone. What
 * happened since its activation the other feeds tell.
 */
import { asProblem } from '../../../problems.ts'
import type { FieldValues } from '../../../salesforce/index.ts'
import { jsonText, rowsOf } from '../../../store/index.ts'
import type { KeyedEvent, Subscription } from '../../events/index.ts'
import type { PolledOrg } from '../polling/org.ts'
import type { Plan } from '../polling/plan.ts'
import { iso, stampOf } from '../polling/position.ts'
import { valuesOf } from '../polling/state.ts'
import { beginning, behind, firstRunFeed, type Past, type Place, pastOf } from './past.ts'
import { type FirstRun, openFirstRuns } from './rows.ts'

/** Of one page each. Returns whether there is more to tell. */
export async function carryOn(org: PolledOrg, subscriptions: Subscription[], planOf: PlanOf): Promise<boolean> {
  const open = await openFirstRuns(org.db, org.connectionId)
  let more = false
  for (const first of open) {
    const subscription = subscriptions.find(({ workflowId }) => workflowId === first.workflowId)
    if (!subscription?.watch || subscription.since === null) continue
    more =
      (await onePage(org, first, subscription, planOf).catch((error: unknown) => giveUp(org, first, error))) || more
  }
  return more
}

export type PlanOf = (object: string) => Plan | undefined

async function onePage(org: PolledOrg, first: FirstRun, subscription: Subscription, planOf: PlanOf): Promise<boolean> {
  const plan = planOf(subscription.watch?.object ?? '')
  if (!plan) return false
  const past = await pastOf(org.salesforce, subscription, plan)
  const until = iso(subscription.since ?? 0)
  const begun = first.position
    ? { from: first.position }
    : past && (await beginning(org.salesforce, past, first.choice, until))
  if (!past || !begun) return finish(org, first)
  const { stampField } = past
  const query = past.soql(plan.fields.join(', '), behind(past, begun.from, until))
  const page = await org.salesforce.queryPage(`${query} ORDER BY ${stampField}, Id LIMIT ${pageRows}`)
  await tell({ org, first, subscription, past, object: plan.object }, page.records)
  return page.records.length < pageRows ? finish(org, first) : true
}

const pageRows = 2000

interface Telling {
  org: PolledOrg
  first: FirstRun
  subscription: Subscription
  past: Past
  object: string
}

async function tell({ org, first, subscription, past, object }: Telling, rows: FieldValues[]): Promise<void> {
  const { connectionId } = org
  const events = rows.map((row): KeyedEvent => {
    const recordId = String(row['Id'])
    return {
      ...{ connectionId, feed: past.feed, object, change: past.change, recordId },
      occurredAt: stampOf(row, past.stampField),
      record: valuesOf(row),
      before: null,
      key: `${firstRunFeed}:${first.workflowId}:${first.activatedAt}:${recordId}`,
    }
  })
  const last = rows.at(-1)
  const place: Place | null = last ? { stamp: stampOf(last, past.stampField), id: String(last['Id']) } : null
  const feed = { name: past.feed, object }
  const accepted = await org.accept({ connectionId, feed, events, only: subscription })
  // Told again after a crash right here, nothing happens twice: the events' keys are the same.
  await rowsOf(
    org.db,
    `update first_run set position = coalesce($2::jsonb, position), read = read + $3, started = started + $4, problem = null
     where workflow_id = $1`,
    [first.workflowId, place && jsonText(place), rows.length, accepted.runs.length],
  )
}

async function finish(org: PolledOrg, { workflowId }: FirstRun): Promise<false> {
  await rowsOf(org.db, 'update first_run set finished_at = now() where workflow_id = $1', [workflowId])
  return false
}

/** What will not change by waiting ends it, visibly. */
async function giveUp(org: PolledOrg, first: FirstRun, error: unknown): Promise<false> {
  const problem = asProblem(error)
  if (problem.then !== 'stop' || problem.code === 'bug') throw problem
  await rowsOf(org.db, 'update first_run set problem = $2::jsonb where workflow_id = $1', [
    first.workflowId,
    jsonText(problem.toJSON()),
  ])
  return finish(org, first)
}
