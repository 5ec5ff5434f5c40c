/** What a run did to one record, all its steps together. */
import type { OwnWrite } from '../own-writes/index.ts'

export interface NetChange {
  connectionId: string
  object: string | null
  recordId: string | null
  paths: string[]
  does: 'restore' | 'delete' | 'undelete' | 'none'
  /** Field values before the run, where they were kept. */
  before: Record<string, unknown>
  /** What the run set last, by field. */
  set: Record<string, unknown>
  /** Why nothing can be done. */
  why: string | null
}

const whys = {
  lost: 'The answer to this write was lost: it is not known which record it made.',
  other: 'Conversions, merges and calls of another kind cannot be taken back.',
  both: 'The run created this record and deleted it again.',
  unseen: 'It is not known how the record was before: this workflow, or its connection, does not keep that.',
}

/** One entry a record, the last written first: a child goes before its parent. */
export function netChanges(writes: OwnWrite[]): NetChange[] {
  const keyOf = (write: OwnWrite) => `${write.connectionId} ${write.recordId ?? write.id}`
  return [...Map.groupBy(writes, keyOf).values()].reverse().map(netChange)
}

function netChange(writes: OwnWrite[]): NetChange {
  const [first] = writes as [OwnWrite, ...OwnWrite[]]
  const { does, why } = whatToDo(writes)
  const before: Record<string, unknown> = {}
  const set: Record<string, unknown> = {}
  for (const write of writes) {
    for (const [name, value] of Object.entries(write.fields)) {
      set[name] = value
      if (write.before && !(name in before) && name in write.before) before[name] = write.before[name]
    }
  }
  return {
    connectionId: first.connectionId,
    object: writes.find(({ object }) => object !== null)?.object ?? null,
    recordId: first.recordId,
    paths: [...new Set(writes.flatMap(({ path }) => path ?? []))],
    does,
    before,
    set,
    why,
  }
}

function whatToDo(writes: OwnWrite[]): Pick<NetChange, 'does' | 'why'> {
  const [first] = writes as [OwnWrite, ...OwnWrite[]]
  const has = (...wanted: OwnWrite['operation'][]) => writes.some(({ operation }) => wanted.includes(operation))
  if (first.recordId === null) return { does: 'none', why: whys.lost }
  if (has('create')) return has('delete') ? { does: 'none', why: whys.both } : { does: 'delete', why: null }
  if (has('other', 'undelete')) return { does: 'none', why: whys.other }
  if (has('delete')) return { does: 'undelete', why: null }
  // Of a write that was repeated because its answer was lost, only the first knows how it was.
  if (first.before === null) return { does: 'none', why: whys.unseen }
  return { does: 'restore', why: null }
}
