/**
 * Deletions that rows of the recycle bin do not tell: of records that left it, or never were in one. Salesforce's list of deletions
 * travels along with the rows of a poll and costs nothing more. Asked for only where triggers want deletions.
 */
import { Problem } from '../../../problems.ts'
import type { DeletedList, DeletedSpan } from '../../../salesforce/index.ts'
import { feedName } from './decide.ts'
import { deletionEvents } from './deletions.ts'
import { existing } from './existing.ts'
import { positionsOf } from './feed-rows.ts'
import type { Deletion } from './gone.ts'
import { allSeen } from './ledger.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { iso, type Position } from './position.ts'
import type { Target } from './targets.ts'
import { wantsDeletes } from './wanted.ts'

const deletesFeed = 'polling-deletes'

interface DeletesPosition {
  /** Salesforce has told all deletions up to then. ISO, org time. */
  covered: string
}

export interface DeletesAsk {
  plan: Plan
  /** Where the object's feed began: earlier deletions are none of ours. ISO. */
  since: string
  covered: string
  span: DeletedSpan
}

/** Seconds are ignored by getDeleted, and start and end must be a minute apart: we look back over the edge. */
const marginMs = 120_000
const minuteMs = 60_000
const patienceMs = 6 * 60 * minuteMs
/** Salesforce lists deletions of the last 15 days, however long a span is asked for (up to 30 days). */
const listedMs = 15 * 24 * 60 * minuteMs
/** Salesforce advises against a quicker rhythm; without a bin the list is all there is. */
const everyMs = ({ hasBin }: Plan) => (hasBin ? 5 * minuteMs : minuteMs)

/** The lists whose turn it is. `asked`: org time of the last look, by object. */
export async function deletesAsks(
  org: PolledOrg,
  targets: Target[],
  starts: ReadonlyMap<string, Position>,
  asked: Map<string, number>,
): Promise<DeletesAsk[]> {
  const isDue = ({ plan }: Target) => (asked.get(plan.object) ?? 0) <= org.about() - everyMs(plan)
  const due = targets.filter((one) => wantsDeletes(one.wanted) && one.plan.listsDeleted && isDue(one))
  if (due.length === 0) return []
  const positions = await positionsOf<DeletesPosition>(org.db, org.connectionId, deletesFeed)
  for (const { plan } of due) asked.set(plan.object, org.about())
  return due.map(({ plan, wanted }) => {
    const since = starts.get(plan.object)?.start ?? iso(wanted.since)
    const covered = positions.get(plan.object)?.covered ?? since
    const start = iso(Date.parse(covered) - marginMs)
    return { plan, since, covered, span: { object: plan.object, start, end: iso(org.about()) } }
  })
}

/** Takes the list of deletions; those told before are left out. */
export async function settleDeletes(
  org: PolledOrg,
  { plan, since, covered, span }: DeletesAsk,
  answer: DeletedList | Problem | undefined,
): Promise<void> {
  if (!answer) return
  if (answer instanceof Problem && isNotYet(answer, covered, span)) return
  const told = await deletionsIn(org, plan, span, answer)
  const ours = told.deletions.filter(({ at }) => at >= since)
  const found = await deletionEvents(org, plan, feedName, ours)
  const position = { covered: told.covered > covered ? told.covered : covered }
  if (found.events.length === 0 && position.covered === covered) return
  const feed = { name: deletesFeed, object: plan.object, position }
  org.found(await org.accept({ connectionId: org.connectionId, feed, ...found }))
}

async function deletionsIn(
  org: PolledOrg,
  plan: Plan,
  { start, end }: DeletedSpan,
  answer: DeletedList | Problem,
): Promise<{ deletions: Deletion[]; covered: string }> {
  if (answer instanceof Problem && !isOutside(answer)) throw answer
  const reachesBack = Date.parse(end) - Date.parse(start) <= listedMs
  if (answer instanceof Problem || !reachesBack) return { deletions: await compareAll(org, plan, end), covered: end }
  const deletions = answer.records.map(({ id, deletedDate }) => ({ id, at: iso(Date.parse(deletedDate)) }))
  const reached = iso(Date.parse(answer.latestDateCovered))
  return { deletions, covered: reached < end ? reached : end }
}

/**
 * The list of deletions does not reach back that far (30 days, or less when it overflowed), or behind a long transaction not yet up to
 * the end. https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_getdeleted.htm
 */
function isOutside(problem: Problem): boolean {
  return problem.details.salesforce?.errorCode === 'INVALID_REPLICATION_DATE'
}

/** It is asked again for some hours: to look for every record is dear. */
function isNotYet(problem: Problem, covered: string, { end }: DeletedSpan): boolean {
  return isOutside(problem) && Date.parse(end) - Date.parse(covered) < patienceMs
}

/** Every record ever seen is looked for. */
async function compareAll(org: PolledOrg, plan: Plan, at: string): Promise<Deletion[]> {
  const shelf = { connectionId: org.connectionId, object: plan.object }
  const deletions: Deletion[] = []
  for await (const ids of allSeen(org.db, shelf, 1000)) {
    const present = await existing(org, plan, ids)
    deletions.push(...ids.filter((id) => !present.has(id)).map((id) => ({ id, at })))
  }
  return deletions
}
