/**
 * Turns kept outbound messages into events. Their records are read anew, many at once: a message holds only the fields chosen in Setup,
 * as texts, and may be older than a later one.
 */

import { asProblem } from '../../../../problems.ts'
import type { CallPurpose, FieldValues, ObjectDescribe, Salesforce } from '../../../../salesforce/index.ts'
import { type Database, rowsOf } from '../../../../store/index.ts'
import { type Acceptance, acceptEvents, activeSubscriptions, type KeyedEvent } from '../../../events/index.ts'
import { planFor } from '../../polling/plan.ts'
import { valuesOf } from '../../polling/state.ts'
import { wordsOf } from '../../polling/wanted.ts'
import type { Hook } from '../hooks.ts'
import { fromText } from './from-text.ts'

export interface TakeParts extends Acceptance {
  connections: {
    salesforce(id: string): Salesforce
    describe(id: string, object: string): Promise<ObjectDescribe>
  }
  usualFields(object: string): string[]
}

interface Waiting {
  id: number
  key: string
  connectionId: string
  object: string
  recordId: string
  told: Record<string, string | null>
  hook: string
  settings: Hook['settings']
  receivedAt: Date
}

const atOnce = 2000

/** Of one connection and object, oldest first; another server's are left to it. */
const some = `
with first as (
  select i.connection_id, i.object from inbox i join connection c on c.id = i.connection_id
  where i.connection_id <> all($1::uuid[]) order by i.id limit 1
)
select i.id, i.key, i.connection_id::text as "connectionId", i.object, i.record_id as "recordId", i.told,
  h.name as hook, h.settings, i.received_at as "receivedAt"
from inbox i join first f on f.connection_id = i.connection_id and f.object = i.object join hook h on h.id = i.hook_id
order by i.id limit ${atOnce} for update of i skip locked`

/**
 * Takes all that waits. Connections that cannot be read now are left for the next time, theirs stays kept. Returns how many events
 * that made.
 */
export async function takeInbox(parts: TakeParts): Promise<number> {
  const stuck: string[] = []
  for (let taken = 0; ; ) {
    const part = await parts.store.transaction(async (tx) => {
      const waiting = await rowsOf<Waiting>(tx, some, [stuck])
      const [first] = waiting
      if (!first) return null
      const events = await eventsOf(parts, tx, waiting).catch((error: unknown) => {
        const problem = asProblem(error)
        parts.log.warn({ code: problem.code, problem: problem.message }, 'outbound messages wait to be read')
        stuck.push(first.connectionId)
        return null
      })
      if (!events) return 0
      const ids = waiting.map(({ id }) => id)
      const feed = { name: 'outbound-message', object: first.object }
      const accepted = await acceptEvents(parts, { connectionId: first.connectionId, feed, events })
      await rowsOf(tx, 'delete from inbox where id = any($1)', [ids])
      return accepted.events
    })
    if (part === null) return taken
    taken += part
  }
}

async function eventsOf(parts: TakeParts, tx: Database, waiting: Waiting[]): Promise<KeyedEvent[]> {
  const [first] = waiting
  if (!first) return []
  const rows = await readAnew(parts, tx, waiting)
  return waiting.map(({ key, connectionId, object, recordId, told, hook, receivedAt }) => {
    const row = rows.get(recordId)
    // One that was deleted before we could read it is told with what the message held.
    const values = row === undefined ? { ...told, Id: recordId, deleted: true } : row
    return {
      connectionId,
      feed: 'outbound-message',
      object,
      change: 'updated',
      recordId,
      occurredAt: receivedAt.toISOString(),
      record: { ...values, outboundMessage: hook },
      before: null,
      key,
    }
  })
}

async function readAnew(parts: TakeParts, tx: Database, waiting: Waiting[]): Promise<Map<string, FieldValues>> {
  const [first] = waiting
  if (!first) return new Map()
  const { connectionId, object, settings } = first
  const describe = await parts.connections.describe(connectionId, object)
  const plain = new Map(waiting.map(({ recordId, told }) => [recordId, { Id: recordId, ...fromText(describe, told) }]))
  if (settings['readAnew'] === false) return plain
  const wanted = { object, watched: new Set<string>(), words: await wordsFor(parts, tx, connectionId) }
  const { fields } = planFor(wanted, describe, parts.usualFields(object))
  const ids = [...new Set(waiting.map(({ recordId }) => recordId))]
  const purpose: CallPurpose = { kind: 'poll' }
  try {
    const rows = await parts.connections.salesforce(connectionId).with(purpose).retrieve(object, ids, fields)
    return new Map(rows.flatMap((row) => (row ? [[String(row['Id']), valuesOf(row)] as const] : [])))
  } catch (error) {
    // What will not change by waiting: then the message's own word counts.
    if (asProblem(error).then === 'stop') return plain
    throw error
  }
}

/** Fields the workflows name are read too. */
async function wordsFor(parts: TakeParts, tx: Database, connectionId: string): Promise<Set<string>> {
  const ignore = (_id: string, _problem: unknown) => undefined
  const all = await activeSubscriptions(tx, parts.triggers, ignore, connectionId)
  const listening = all.filter(({ trigger }) => trigger.feed === 'outbound-message')
  return new Set(listening.flatMap(({ document }) => [...wordsOf(document)]))
}
