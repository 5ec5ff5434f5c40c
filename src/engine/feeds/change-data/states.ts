/**
 * From change events to the states a record went through. An update tells only what changed; the rest is as last seen. Where that
 * does not make a whole state, the record is read, once for all events of a burst.
 */
import type { FieldValues } from '../../../salesforce/index.ts'
import type { ChangeMessage } from '../../../salesforce/pubsub/index.ts'
import type { SeenRow } from '../../events/index.ts'
import type { Plan } from '../polling/plan.ts'
import { isWhole, keepsWhole, lostBy, stampOfMessage, toldValues } from './message.ts'

/** What was heard of one record, in order; deletions are dealt with elsewhere. */
export interface Heard {
  recordId: string
  messages: ChangeMessage[]
  /** The state last seen. */
  seen: SeenRow | undefined
}

/**
 * Without what the ledger knows: told before by a poll, or by this stream. What comes before a message that led to the state last seen
 * is old, whatever it says.
 */
export function newsOf(plan: Plan, { recordId, messages, seen }: Heard): Heard {
  const isNews = (message: ChangeMessage) => {
    if (!seen) return true
    const stamp = stampOfMessage(message)
    if (seen.gone) return stamp > seen.stamp || (stamp === seen.stamp && message.changeType.endsWith('UNDELETE'))
    return stamp > seen.stamp || (isOfSecond(message, seen) && isOther(plan, message, seen))
  }
  const known = messages.findLastIndex((message) => isOfSecond(message, seen) && !isNews(message))
  return { recordId, messages: messages.slice(known + 1).filter(isNews), seen }
}

/** Of the second in which the record was last seen alive. */
function isOfSecond(message: ChangeMessage, seen: SeenRow | undefined): seen is SeenRow {
  return seen !== undefined && !seen.gone && stampOfMessage(message) === seen.stamp
}

/** Gap events do not tell values: whatever they mean may be new. */
function isOther(plan: Plan, message: ChangeMessage, { values }: SeenRow): boolean {
  if (message.changeType.startsWith('GAP_')) return true
  return Object.entries(toldValues(plan, message)).some(([name, value]) => values[name] !== value)
}

/**
 * Whether the record must be read. Two updates in one second, one of them seen already, are not put in order by their stamps: then
 * the org's word counts.
 */
export function mustRead(plan: Plan, { messages, seen }: Heard): boolean {
  const [first, ...rest] = messages
  if (!first) return false
  const onTop = rest.every((message) => message.changeType === 'UPDATE' && keepsWhole(plan, message))
  if (first.changeType === 'CREATE') return !(seen === undefined && isWhole(plan, first) && onTop)
  const isKnown = seen && !seen.gone && plan.fields.every((field) => field in seen.values)
  const isLater = isKnown && stampOfMessage(first) > seen.stamp
  return !(isLater && first.changeType === 'UPDATE' && keepsWhole(plan, first) && onTop)
}

export interface States {
  /** As rows of a poll, oldest first. */
  rows: FieldValues[]
  /** Those that were put together. */
  hinted: Set<FieldValues>
  /** Programs that made these states, where the org told. */
  clients: Map<FieldValues, string>
}

/** `read`: the record as read after the last event; null when the org has none; undefined when it was not asked. */
export function statesOf(
  plan: Plan,
  { recordId, messages, seen }: Heard,
  read: FieldValues | null | undefined,
): States {
  const told: FieldValues[] = []
  const clients: States['clients'] = new Map()
  let state: FieldValues | null = seen && !seen.gone ? picked(plan, seen.values) : null
  for (const message of messages) {
    // Before or after the state that a poll saw in its second? Only the org can say: what is read is told.
    if (isOfSecond(message, seen) && !seen.hinted) continue
    state = stateAfter(plan, recordId, message, message.changeType === 'CREATE' ? (read ?? {}) : state)
    if (!state) continue
    told.push(state)
    if (message.client !== null) clients.set(state, message.client)
  }
  const last = messages.at(-1)
  if (read && last?.client && !isBefore(plan, changeBy(plan, last), read)) clients.set(read, last.client)
  const rows = read ? [...told.filter((row) => isBefore(plan, row, read)), ...latest(plan, told, read)] : told
  return { rows, hinted: new Set(told), clients }
}

/** `from`: the state before; of a creation what was read. What the event leaves unknown is left out. */
function stateAfter(
  plan: Plan,
  recordId: string,
  message: ChangeMessage,
  from: FieldValues | null,
): FieldValues | null {
  const isCreated = message.changeType === 'CREATE'
  // An undeleted record, or one whose change was not told, is as it is read.
  if (!from || !(isCreated || message.changeType === 'UPDATE')) return null
  const told = toldValues(plan, message)
  const isSame = Object.entries(told).every(([name, value]) => from[name] === value)
  const lost = isCreated ? (isSame ? [] : plan.fields) : lostBy(plan, message)
  const kept = Object.fromEntries(Object.entries(from).filter(([name]) => !lost.includes(name)))
  return { ...kept, ...told, ...given(plan, recordId, message) }
}

/** What was read, unless it was read from a copy that lags behind what was told. */
function latest(plan: Plan, told: FieldValues[], read: FieldValues): FieldValues[] {
  const last = told.at(-1)
  if (last && isBefore(plan, read, last)) return [last]
  return [read]
}

/** By the user's change: SystemModstamp is not told by events. */
function isBefore({ stampField }: Plan, a: FieldValues, b: FieldValues): boolean {
  const mark = 'LastModifiedDate' in a && 'LastModifiedDate' in b ? 'LastModifiedDate' : stampField
  return String(a[mark]) < String(b[mark])
}

function given({ stampField }: Plan, recordId: string, message: ChangeMessage): FieldValues {
  return { Id: recordId, [stampField]: stampOfMessage(message).replace('Z', '+0000') }
}

/** When the user's change was, in both marks. */
function changeBy(plan: Plan, message: ChangeMessage): FieldValues {
  const stamps = given(plan, '', message)
  return { ...stamps, LastModifiedDate: stamps[plan.stampField] }
}

function picked({ fields }: Plan, values: Record<string, unknown>): FieldValues {
  return Object.fromEntries(fields.filter((field) => field in values).map((field) => [field, values[field]]))
}
