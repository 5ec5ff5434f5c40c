/** From a record's change to what its event will say, and the merging of records that changed alike. */

import type { RecordChange, Row } from '../org/index.ts'
import type { EventChangeType } from './event.ts'
import type { EventShape } from './event-shape.ts'
import { differencesOf } from './text-difference.ts'

/** A change event before it has its place on the bus. */
export interface ChangeDraft {
  subject: string
  changeType: EventChangeType
  recordIds: string[]
  fields: readonly string[]
  row: Row
  diffs?: Readonly<Record<string, string>>
}

type FieldsOf = (change: RecordChange, shape: EventShape) => readonly string[] | undefined

// One list for all events of a shape: there may be a hundred thousand of them.
const whole: FieldsOf = (_, { stored }) => stored

/** The fields an event of each type carries; undefined: there is no event. */
const fieldsByType: Record<RecordChange['changeType'], FieldsOf> = {
  CREATE: whole,
  UNDELETE: whole,
  DELETE: () => [],
  UPDATE({ changedFields }, { places }) {
    const carried = changedFields.filter((name) => places.has(name))
    if (carried.length === 0) return undefined
    return carried.includes('LastModifiedDate') || !places.has('LastModifiedDate')
      ? carried
      : [...carried, 'LastModifiedDate']
  },
}

/** Undefined when nothing of the change is carried by events. */
export function draftOf(change: RecordChange, shape: EventShape): ChangeDraft | undefined {
  const fields = fieldsByType[change.changeType](change, shape)
  if (!fields) return undefined
  const { before, changeType, id, object, row } = change
  const diffs = changeType === 'UPDATE' && before ? differencesOf(fields, before, row) : undefined
  return { subject: object, changeType, recordIds: [id], fields, row, ...(diffs ? { diffs } : {}) }
}

/**
 * Records of one object that were changed to the same values, or deleted, in one transaction share one event; where
 * channels add fields, those must be the same as well.
 */
export function mergeAlike(
  drafts: ChangeDraft[],
  enrichedFields: (object: string) => readonly string[],
): ChangeDraft[] {
  if (drafts.length < 2) return drafts
  const merged = new Map<unknown, ChangeDraft>()
  for (const draft of drafts) {
    const key = likeness(draft, enrichedFields(draft.subject))
    const alike = merged.get(key)
    if (alike) alike.recordIds.push(...draft.recordIds)
    else merged.set(key, draft)
  }
  return [...merged.values()]
}

/** Equal for drafts that say the same; a draft that carries the whole record is like no other. */
function likeness(draft: ChangeDraft, enriched: readonly string[]): unknown {
  const { subject, changeType, diffs, fields, row } = draft
  if (changeType === 'CREATE' || changeType === 'UNDELETE') return draft
  return JSON.stringify([
    subject,
    changeType,
    diffs ?? null,
    [...fields, ...enriched].map((name) => [name, row[name] ?? null]),
  ])
}
