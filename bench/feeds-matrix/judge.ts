/** Whether the log tells what happened to each record of a schedule: its last state, nothing twice, in an order that can be. */
import type { LoggedEvent } from '../../src/engine/events/index.ts'

export interface Expected {
  /** Last name given, by record. */
  records: ReadonlyMap<string, string>
  deleted: ReadonlySet<string>
  /** Between two looks they may have gone and come: a later stamp with the same values. */
  returned: ReadonlySet<string>
}

export interface Complaint {
  kind: 'lost' | 'doubled'
  recordId: string
  /** What was told of it. */
  line: string
}

type Change = LoggedEvent['change']

/** What may come next; '' is the beginning. A record may come and go, or change, between two looks. */
const follows: Record<string, Change[]> = {
  '': ['created', 'deleted', 'merged'],
  created: ['updated', 'deleted', 'merged'],
  updated: ['updated', 'deleted', 'merged'],
  undeleted: ['updated', 'deleted', 'merged'],
  deleted: ['undeleted'],
  merged: [],
}
const gone: Change[] = ['deleted', 'merged']

/** `events`: oldest first; those of other records are left out. */
export function judge({ records, deleted, returned }: Expected, events: LoggedEvent[]): Complaint[] {
  const told = Map.groupBy(
    events.filter(({ recordId }) => records.has(recordId)),
    ({ recordId }) => recordId,
  )
  return [...records].flatMap(([recordId, name]): Complaint[] => {
    const mine = told.get(recordId) ?? []
    const line = mine.map(({ change, record, feed }) => `${change} ${record['LastName']} (${feed})`).join(', ')
    if (isDoubled(mine, returned.has(recordId))) return [{ kind: 'doubled', recordId, line }]
    const last = mine.at(-1)
    const isTold = deleted.has(recordId)
      ? last !== undefined && gone.includes(last.change)
      : last?.record['LastName'] === name && !gone.includes(last.change)
    return isTold ? [] : [{ kind: 'lost', recordId, line: `${line || 'nothing'}; expected ${name}` }]
  })
}

/** Told in an order that cannot be, or a state told again. */
function isDoubled(events: LoggedEvent[], mayReturn: boolean): boolean {
  const names = new Set<unknown>()
  let before = ''
  for (const { change, record } of events) {
    if (!follows[before]?.includes(change)) return true
    if (change === 'updated' && !mayReturn && names.has(record['LastName'])) return true
    names.add(record['LastName'])
    before = change
  }
  return false
}
