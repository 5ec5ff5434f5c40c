/** The event log as the API pages through it, and as it is told live. */
import type { Change } from '../connector/index.ts'
import type { Database } from '../store/index.ts'
import { type LoggedEvent, listEvents, oneEvent } from './events/index.ts'
import { recordName } from './record-name.ts'
import type { EventInfo } from './runs/info.ts'
import type { Page } from './runs/list.ts'
import type { Told } from './told.ts'

export interface EventPageFilter {
  object?: string | undefined
  change?: string | undefined
  recordId?: string | undefined
  /** `next` of the page before. */
  cursor?: string | undefined
  limit?: number | undefined
}

export async function eventPage(db: Database, filter: EventPageFilter): Promise<Page<EventInfo>> {
  const { object, change, recordId, cursor, limit = 50 } = filter
  const events = await listEvents(db, {
    limit: limit + 1,
    ...(object !== undefined && { object }),
    ...(change !== undefined && { change: change as Change }),
    ...(recordId !== undefined && { recordId }),
    ...(cursor !== undefined && { before: Number(cursor) }),
  })
  const items = events.slice(0, limit).map(eventInfo)
  return { items, next: events.length > limit ? String(items.at(-1)?.position) : null }
}

export async function eventAt(db: Database, position: number): Promise<EventInfo> {
  return eventInfo(await oneEvent(db, position))
}

function eventInfo(event: LoggedEvent): EventInfo {
  const { key: _key, ...shown } = event
  return { ...shown, recordName: recordName(event.record) }
}

/** Told live at most so many at once: who watches sees that much is going on, not each of a thousand. */
const toldAtOnce = 500

/** Gives, each time it is called, the messages for the events that came since the last time. */
export function newEvents(db: Database): () => Promise<Told[]> {
  let last: number | null = null
  return async () => {
    const events = await listEvents(db, {
      limit: last === null ? 1 : toldAtOnce,
      ...(last !== null && { after: last }),
    })
    const isFirst = last === null
    last = events[0]?.position ?? last ?? 0
    return isFirst ? [] : events.reverse().map(eventTold)
  }
}

function eventTold(event: LoggedEvent): Told {
  const { record: _record, before: _before, ...told } = eventInfo(event)
  return { type: 'event', event: told }
}
