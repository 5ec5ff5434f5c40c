/** What a commit puts onto the bus: change events of watched objects, and the platform events that were published. */

import type { Commit } from '../org/index.ts'
import { type ChangeDraft, draftOf, mergeAlike } from './change-draft.ts'
import type { BusEvent, ChangeEvent, PlatformEvent } from './event.ts'
import type { EventShape } from './event-shape.ts'
import { type GapKind, isOverflow, withGap } from './gaps.ts'
import { isPlatformEvent } from './topics.ts'

/** What must be known beside the commit itself. */
export interface CommitContext {
  /** Undefined when the object is gone from the schema. */
  shapeOf(object: string): EventShape | undefined
  watches(object: string): boolean
  /** Fields that channels add to the object's events. */
  enrichedFields(object: string): readonly string[]
  /** What the transaction's change events shall suffer, asked once, with the objects they are about. */
  gapFor(objects: ReadonlySet<string>): GapKind | undefined
}

/** Events of the commit in order; replay ids count up from `firstId`. */
export function commitEvents(commit: Commit, context: CommitContext, firstId: number): BusEvent[] {
  const head = { time: commit.time, transactionKey: commit.transactionId }
  const origin = originOf(commit)
  const changes = changeDrafts(commit, context).map((draft, index): ChangeEvent => {
    const gap = draft.changeType.startsWith('GAP_')
    return {
      kind: 'change',
      replayId: firstId + index,
      ...head,
      ...draft,
      changeOrigin: origin,
      sequenceNumber: gap ? 1 : index + 1,
      // True events tell whole seconds, those of LastModifiedDate.
      commitTimestamp: Math.floor(commit.time / 1000) * 1000,
      commitNumber: commit.sequence,
      commitUser: commit.userId,
    }
  })
  const published = commit.changes
    .filter(({ object, changeType }) => isPlatformEvent(object) && changeType === 'CREATE')
    .map(({ object, row }, index): PlatformEvent => {
      return { kind: 'platform', replayId: firstId + changes.length + index, ...head, subject: object, row }
    })
  return [...changes, ...published]
}

function changeDrafts(commit: Commit, context: CommitContext): ChangeDraft[] {
  const drafts: ChangeDraft[] = []
  for (const change of commit.changes) {
    const shape = context.watches(change.object) ? context.shapeOf(change.object) : undefined
    const draft = shape && draftOf(change, shape)
    if (draft) drafts.push(draft)
  }
  if (drafts.length === 0) return drafts
  const gap = context.gapFor(new Set(drafts.map(({ subject }) => subject)))
  if (gap) return withGap(drafts, gap)
  return isOverflow(commit.changes) ? withGap(drafts, 'overflow') : mergeAlike(drafts, context.enrichedFields)
}

/** Empty unless an API client did it. */
function originOf({ via }: Commit): string {
  return via === undefined ? '' : `com/salesforce/api/${via}`
}
