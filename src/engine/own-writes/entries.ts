/** Rows of the ledger as they are before the answer. */
import { randomUUID } from 'node:crypto'
import { type FieldValues, isId, longId } from '../../salesforce/index.ts'
import { orgBefore } from '../writes/org-before.ts'
import type { OwnWrite } from './own-write.ts'
import type { RowWish } from './through-door.ts'
import type { WatchedStep, WatchParts } from './watched.ts'
import { idsIn } from './whose.ts'

/** A write of which nothing is known yet. */
export function blankWrite(
  { orgClocks, clock }: WatchParts,
  connectionId: string,
  depth: number,
  recordId: string | null = null,
): OwnWrite {
  return {
    id: randomUUID(),
    connectionId,
    object: null,
    recordId: recordId !== null && isId(recordId) ? longId(recordId) : recordId,
    operation: 'other',
    fields: {},
    before: null,
    runId: null,
    path: null,
    depth,
    sentAt: orgBefore(orgClocks, connectionId, clock.now()),
    doneAt: null,
    undone: false,
  }
}

export function writeOf(
  { operation, object, fields }: RowWish,
  before: FieldValues | null,
  step: WatchedStep | null,
  blank: OwnWrite,
): OwnWrite {
  return { ...blank, operation, object: object ?? objectOf(step), fields, before, ...by(step) }
}

/** A deletion names ids alone; its step says of what. */
function objectOf(step: WatchedStep | null): string | null {
  return step?.action.needs(step.input).find(({ access }) => access === 'delete')?.object ?? null
}

/** Whose write it is, once that is known. */
export function by(step: WatchedStep | null): Partial<OwnWrite> {
  return step ? { runId: step.run.id, path: step.entry.path, depth: step.run.depth } : {}
}

/** Users, queues and record types do not move with what points to them. */
const still = new Set(['005', '00G', '012', '00e'])

/** Roll-ups and last activities: a parent may change with its new child, as much by us as the child. */
export function parentsOf(write: OwnWrite): OwnWrite[] {
  const parents = [...idsIn(write.fields)].filter((id) => !still.has(id.slice(0, 3)))
  const none = { object: null, fields: {}, before: null }
  return parents.map((id) => ({ ...write, ...none, id: randomUUID(), recordId: longId(id), operation: 'touch' }))
}
