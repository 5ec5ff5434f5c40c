/**
 * PushTopics: a commit's records that a topic's query selects become messages on /topic/Name. They are kept like other
 * events, but not over a restart, since they tell what the query gave at that moment.
 * https://developer.salesforce.com/docs/atlas.en-us.api_streaming.meta/api_streaming/event_notification_rules.htm
 */

import { type Commit, OrgError, type RecordChange, type Row } from '../org/index.ts'
import { runQuery } from '../soql/index.ts'
import type { EventBus } from './bus.ts'

type Kind = RecordChange['changeType']
type TopicMessage = Parameters<EventBus['stream']>[0]

const kinds: Record<Kind, { type: string; flag: string }> = {
  CREATE: { type: 'created', flag: 'NotifyForOperationCreate' },
  UPDATE: { type: 'updated', flag: 'NotifyForOperationUpdate' },
  DELETE: { type: 'deleted', flag: 'NotifyForOperationDelete' },
  UNDELETE: { type: 'undeleted', flag: 'NotifyForOperationUndelete' },
}

/** The parts of a query whose fields an update must touch, by NotifyForFields. */
const watchedParts: Record<string, (query: QueryParts) => string> = {
  Referenced: ({ select, where }) => `${select} ${where}`,
  Select: ({ select }) => select,
  Where: ({ where }) => where,
}

interface QueryParts {
  select: string
  object: string
  where: string
}

/**
 * How long after its commit a notification is broadcast, real ms. Salesforce takes some time, and clients rely on it: those
 * that subscribe and write in one breath, whose subscription arrives after the record, hear of it all the same.
 */
const broadcastMs = 1000

/** Listens to the org; put on after the bus, so that a commit's own events come first. Returns how to end it. */
export function watchPushTopics(bus: EventBus): () => void {
  const pending = new Set<NodeJS.Timeout>()
  const forget = () => {
    for (const timer of pending) clearTimeout(timer)
    pending.clear()
  }
  const unsubscribe = bus.org.changes.subscribe((commit) => {
    const messages = activeTopics(bus).flatMap((topic) => messagesOf(bus, topic, commit))
    if (messages.length === 0) return
    const timer = setTimeout(() => {
      pending.delete(timer)
      for (const message of messages) bus.stream(message)
    }, broadcastMs)
    pending.add(timer)
  })
  const stopForgetting = bus.onEnd(forget)
  return () => {
    unsubscribe()
    stopForgetting()
    forget()
  }
}

function activeTopics({ org }: EventBus): Row[] {
  const table = org.as(org.admin.id).table('PushTopic')
  return table.size === 0 ? [] : [...table.all()].filter((row) => row['IsActive'] !== false)
}

/** What a topic has to tell of a commit: the records as its query gives them now. */
function messagesOf(bus: EventBus, topic: Row, commit: Commit): TopicMessage[] {
  const parts = partsOf(String(topic['Query']))
  const changes = commit.changes.filter(
    (change) => change.object.toLowerCase() === parts?.object.toLowerCase() && isWatched(topic, parts, change),
  )
  if (!parts || changes.length === 0) return []
  const selected = selectChanged(bus, parts, changes)
  return changes.flatMap(({ id, changeType }) => {
    const sobject = selected.get(id)
    if (!sobject) return []
    const event = { createdDate: new Date(commit.time).toISOString(), type: kinds[changeType].type }
    const data = { event, sobject: changeType === 'DELETE' ? { Id: id } : sobject }
    return [{ subject: `/topic/${topic['Name']}`, data }]
  })
}

function partsOf(query: string): QueryParts | undefined {
  const found = /^\s*SELECT\s+(.+?)\s+FROM\s+(\w+)(?:\s+WHERE\s+(.+))?\s*$/is.exec(query)
  return found ? { select: found[1] ?? '', object: found[2] ?? '', where: found[3] ?? '' } : undefined
}

function isWatched(topic: Row, parts: QueryParts, { changeType, changedFields }: RecordChange): boolean {
  if (topic[kinds[changeType].flag] === false) return false
  const part = watchedParts[String(topic['NotifyForFields'])]
  if (changeType !== 'UPDATE' || !part) return true
  const words = new Set(part(parts).toLowerCase().match(/\w+/g))
  return changedFields.some((name) => words.has(name.toLowerCase()))
}

/** The changed records that the query selects, by id. A query that cannot be run selects none. */
function selectChanged(
  bus: EventBus,
  { select, object, where }: QueryParts,
  changes: RecordChange[],
): Map<string, object> {
  const ids = changes.map(({ id }) => `'${id}'`).join(',')
  const condition = where ? `(${where}) AND ` : ''
  try {
    const view = bus.org.as(bus.org.admin.id)
    const query = `SELECT ${select} FROM ${object} WHERE ${condition}Id IN (${ids})`
    const found = runQuery(view, query, { withDeleted: changes.some(({ changeType }) => changeType === 'DELETE') })
    const records = found.page(0, found.length, '60.0').map(({ attributes: _, ...sobject }) => sobject)
    return new Map(records.map((sobject) => [String(sobject['Id']), sobject]))
  } catch (failure) {
    if (failure instanceof OrgError) return new Map()
    throw failure
  }
}
