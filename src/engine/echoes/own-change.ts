/** Whether a change is nothing but what we wrote. */
import type { Change } from '../../connector/index.ts'
import type { KeyedEvent } from '../events/rows.ts'
import { covers, type OwnWrite, sameValue, timeOf } from '../own-writes/index.ts'

export interface Hearing {
  event: KeyedEvent
  /** Own writes to the record at the time of the change, in order. */
  mine: OwnWrite[]
  /** Fields nobody can set, or null where that is not known: they follow from others. */
  fixed: ReadonlySet<string>
  /** Stamp of the last state seen, epoch ms; null when the record was never seen. */
  seenAt: number | null
}

/** A record nobody touched for so long before our write had no change a poll could have missed. */
const calmMs = 3_600_000

/** When the change was made, by the org's clock, epoch ms. */
export function stampOf({ change, record, occurredAt }: KeyedEvent): number {
  const told = change === 'deleted' ? undefined : record['LastModifiedDate']
  return timeOf(told) ?? Date.parse(occurredAt)
}

/** Whether the record has the values we set, as far as it tells. */
export function agrees({ fields }: OwnWrite, record: Record<string, unknown>): boolean {
  return Object.entries(fields).every(([name, value]) => !(name in record) || sameValue(value, record[name]))
}

export function isEcho(hearing: Hearing): boolean {
  return echoes[hearing.event.change]({
    ...hearing,
    mine: hearing.mine.filter(({ operation }) => operation !== 'touch'),
  })
}

const made = new Set(['create', 'upsert', 'other'])

const echoes: Record<Change, (hearing: Hearing) => boolean> = {
  created: ({ event, mine }) => mine.some((write) => made.has(write.operation) && agrees(write, event.record)),
  updated: isExplained,
  entered: isExplained,
  left: isExplained,
  deleted: ({ mine }) => mine.some(({ operation }) => operation === 'delete' || operation === 'other'),
  undeleted: ({ mine }) => mine.some(({ operation }) => operation === 'undelete'),
  merged: ({ mine }) => mine.some(({ operation }) => operation === 'other'),
}

/** Every field that changed has the value we set last, and nobody changed the record between what was seen and our write. */
function isExplained(hearing: Hearing): boolean {
  const { event, mine, fixed } = hearing
  if (mine.length === 0) return false
  // Of a conversion or a merge it is not known which fields it sets.
  if (mine.some(({ operation }) => operation === 'other')) return true
  if (event.before === null) return wasCalm(mine)
  const changed = Object.keys(event.before).filter((name) => !fixed.has(name))
  return changed.every((name) => isSetByUs(name, event.record[name], mine)) && !isInterrupted(hearing)
}

function isSetByUs(name: string, value: unknown, mine: OwnWrite[]): boolean {
  const last = mine.findLast(({ fields }) => name in fields)
  return last !== undefined && sameValue(last.fields[name], value)
}

/** Nothing is known of the record before, but that nobody had touched it for long: then the change is ours alone. */
function wasCalm(mine: OwnWrite[]): boolean {
  const first = mine.find(({ before }) => before !== null)
  const touched = timeOf(first?.before?.['LastModifiedDate'])
  return first !== undefined && touched !== null && touched < Date.parse(first.sentAt) - calmMs
}

/** Before one of our writes the record had a state that was neither seen nor ours. */
function isInterrupted({ mine, seenAt }: Hearing): boolean {
  return mine.some((write) => {
    const stamp = timeOf(write.before?.['LastModifiedDate'])
    if (stamp === null || seenAt === null || stamp <= seenAt) return false
    return !mine.some((other) => other !== write && covers(other, stamp))
  })
}
