/** Gap and overflow events: what Salesforce sends instead of the data when it cannot send the data. */

import type { RecordChange } from '../org/index.ts'
import type { ChangeDraft } from './change-draft.ts'
import { CountedRules } from './counted-rules.ts'
import type { EventChangeType } from './event.ts'

/** `gap`: headers without data; `overflow`: one event per object that says "look yourself"; `lost`: no event at all. */
export type GapKind = 'gap' | 'overflow' | 'lost'

/** A wish of the control door: the next `times` transactions that change the object (any, when none is named). */
export interface GapRule {
  kind: GapKind
  object?: string
  times: number
}

/** More changes than this in one transaction and Salesforce sends overflow events; each updated field counts one. */
const overflowAt = 100_000
/** Record id in overflow events: they stand for records unknown. */
const anyRecord = '000000000000000AAA'

/** True when a transaction is too large for events of its own. */
export function isOverflow(changes: readonly RecordChange[]): boolean {
  if (changes.length * 2 < overflowAt && changes.length < 1000) return false
  let count = 0
  for (const { changeType, changedFields } of changes) count += changeType === 'UPDATE' ? changedFields.length : 1
  return count > overflowAt
}

const turns: Record<GapKind, (drafts: ChangeDraft[]) => ChangeDraft[]> = {
  lost: () => [],
  gap: (drafts) => onePer(drafts.map(toGap), ({ subject, changeType }) => `${subject} ${changeType}`),
  overflow: (drafts) => onePer(drafts.map(toOverflow), ({ subject }) => subject),
}

/** The drafts of a transaction as gap or overflow events. */
export function withGap(drafts: ChangeDraft[], kind: GapKind): ChangeDraft[] {
  return turns[kind](drafts)
}

function toGap(draft: ChangeDraft): ChangeDraft {
  return { ...draft, changeType: `GAP_${draft.changeType}` as EventChangeType, fields: [] }
}

function toOverflow(draft: ChangeDraft): ChangeDraft {
  return { ...draft, changeType: 'GAP_OVERFLOW', recordIds: [], fields: [] }
}

function onePer(drafts: ChangeDraft[], key: (draft: ChangeDraft) => string): ChangeDraft[] {
  return [...Map.groupBy(drafts, key).values()].map((alike) => {
    const recordIds = alike.flatMap((draft) => draft.recordIds)
    return { ...alike[0]!, recordIds: recordIds.length > 0 ? recordIds : [anyRecord] }
  })
}

/** The rules in force, used up transaction by transaction. */
export class GapRules extends CountedRules<GapRule> {
  /** What a transaction that changes these objects shall suffer, if anything. */
  take(objects: ReadonlySet<string>): GapKind | undefined {
    return this.takeOne(({ object }) => object === undefined || objects.has(object))?.kind
  }
}
