/** The event log as the API pages through it, and as it is told live. */
import type { Change } from '../connector/index.ts'
import type { EventDetail, EventInfo, Page } from '../contract/index.ts'
import { type Database, rowsOf } from '../store/index.ts'
import { type LoggedEvent, listEvents, oneEvent } from './events/index.ts'
import { recordName } from './record-name.ts'
import type { Told } from './told.ts'

export interface EventPageFilter {
  connectionId?: string | undefined
  feed?: string | undefined
  since?: string | undefined
  until?: string | undefined
  object?: string | undefined
  change?: string | undefined
  recordId?: string | undefined
  /** `next` of the page before. */
  cursor?: string | undefined
  limit?: number | undefined
}

export async function eventPage(db: Database, filter: EventPageFilter): Promise<Page<EventInfo>> {
  const { change, cursor, limit = 50, ...plain } = filter
  const events = await listEvents(db, {
    ...plain,
    limit: limit + 1,
    change: change as Change | undefined,
    before: cursor === undefined ? undefined : Number(cursor),
  })
  const items = events.slice(0, limit).map(eventInfo)
  return { items, next: events.length > limit ? String(items.at(-1)?.position) : null }
}

const runsOfEvent = `
select r.id::text, r.workflow_id::text as "workflowId", w.name as "workflowName", r.status
from run r left join workflow w on w.id = r.workflow_id
where r.event_position = $1 and not r.trial order by r.queued_at desc limit 200`

/** Throws Problem `not-found`. */
export async function eventAt(db: Database, position: number): Promise<EventDetail> {
  const event = eventInfo(await oneEvent(db, position))
  return { ...event, runs: await rowsOf<EventDetail['runs'][number]>(db, runsOfEvent, [position]) }
}

function eventInfo(event: LoggedEvent): EventInfo {
  const { key: _key, depth: _depth, ...shown } = event
  return { ...shown, recordName: recordName(event.record) }
}

/** Told live at most so many at once: who watches sees that much is going on, not each of a thousand. */
const toldAtOnce = 500
/** Who begins to watch is told of the moments just before, so that nothing falls between looking and hearing. */
const justBeforeMs = 3000
const forgottenMs = 10_000

/** Gives, each time it is called, the messages for the events that came since the last time, oldest first. */
export function newEvents(db: Database, clock: { now(): number }): () => Promise<Told[]> {
  let last: number | null = null
  let askedAt = 0
  let before: Promise<unknown> = Promise.resolve()
  const read = async () => {
    // Nobody was listening for a while: what happened then is not news.
    if (clock.now() - askedAt > forgottenMs) last = null
    askedAt = clock.now()
    const events = await listEvents(db, { limit: toldAtOnce, ...(last !== null && { after: last }) })
    const begun = askedAt - justBeforeMs
    const fresh = last === null ? events.filter(({ receivedAt }) => Date.parse(receivedAt) > begun) : events
    last = Math.max(last ?? 0, ...events.map(({ position }) => position))
    return fresh.sort((a, b) => a.position - b.position).map(eventTold)
  }
  // Reads wait for each other, or two at once would tell the same event twice.
  return () => {
    const next = before.then(read)
    before = next.catch(() => undefined)
    return next
  }
}

function eventTold(event: LoggedEvent): Told {
  const { record: _record, before: _before, ...told } = eventInfo(event)
  return { type: 'event', event: told }
}
