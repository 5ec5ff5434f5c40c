/**
 * Takes pages of rows into the event log, each with the position behind it, so that a crash between pages repeats nothing
 * and misses nothing.
 */
import type { FieldValues, QueryPage } from '../../../salesforce/index.ts'
import { decide, feedName } from './decide.ts'
import { seenOf } from './ledger.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { iso, movedTo, type Position, stampOf } from './position.ts'

/**
 * A row read within this time of its stamp may change again in the same second, or get neighbours of that second: it is
 * "hot" and read once more later. Stamps have whole seconds, the Date header too, and clocks of one org differ a little.
 */
const hotMs = 3000

export interface ReadResult {
  position: Position
  /** Rows were left unread because they were hot: come back in a moment. */
  more: boolean
}

export interface FirstPage {
  page: QueryPage
  /** The org's time when it was read, or a little earlier. */
  asOf: number
  /** The position as it is stored, if it is. */
  stored: Position | undefined
}

/** Takes a first page and what follows it. `position` is where the reading stood when it was asked for. */
export async function readPages(org: PolledOrg, plan: Plan, position: Position, first: FirstPage): Promise<ReadResult> {
  let firstHot: string | null = null
  let reached = position
  for (let { page, asOf } = first; ; ) {
    const last = lastOf(plan, page.records)
    firstHot ??= firstStampAfter(plan, page.records, iso(asOf - hotMs))
    const behind = last ? movedTo(reached, last) : reached
    reached = { ...behind, hotFrom: firstHot ?? (page.next === null ? null : unread(behind, last)) }
    const isNews = page.records.length > 0 || JSON.stringify(reached) !== JSON.stringify(first.stored)
    if (isNews) await takeRows(org, plan, page.records, reached)
    if (page.next === null) return { position: reached, more: false }
    if (firstHot || org.isStopping()) return { position: reached, more: true }
    ;({ answer: page, asOf } = await timed(org, org.salesforce.queryPage(page.next)))
  }
}

/** Waits for an answer; tells the org's time when it was asked for, or a little earlier. */
export async function timed<T>(org: PolledOrg, answering: Promise<T>): Promise<{ answer: T; asOf: number }> {
  const began = performance.now()
  const answer = await answering
  return { answer, asOf: org.now() - (performance.now() - began) }
}

/** Rows into events, with the position they lead to (the old one for rows read out of turn). */
export async function takeRows(org: PolledOrg, plan: Plan, rows: FieldValues[], position: Position): Promise<void> {
  const { connectionId } = org
  const shelf = { connectionId, object: plan.object }
  const seen = await seenOf(
    org.db,
    shelf,
    rows.map((row) => String(row['Id'])),
  )
  const decided = decide({ connectionId, feed: feedName, plan, rows, seen, start: position.start })
  org.found(await org.accept({ connectionId, feed: { name: feedName, object: plan.object, position }, ...decided }))
}

/** While pages of a repeated span are still to come, the repetition is not finished: it would begin here again. */
function unread(reached: Position, last: { stamp: string } | null): string | null {
  return last && last.stamp < reached.stamp ? last.stamp : null
}

function lastOf(plan: Plan, rows: FieldValues[]): { stamp: string; id: string } | null {
  const row = rows.at(-1)
  return row ? { stamp: stampOf(row, plan.stampField), id: String(row['Id']) } : null
}

function firstStampAfter(plan: Plan, rows: FieldValues[], cold: string): string | null {
  const row = rows.find((one) => stampOf(one, plan.stampField) > cold)
  return row ? stampOf(row, plan.stampField) : null
}
