/** Where the stream of change events of an org stands. It moves only with the events before it. */
import { type Database, rowsOf } from '../../../store/index.ts'
import { positionsOf } from '../polling/feed-rows.ts'

export const changeDataFeed = 'change-data'

export interface StreamPosition {
  /** Opaque, base64. https://developer.salesforce.com/docs/platform/pub-sub-api/guide/event-message-durability.html */
  replayId: string
  /** Another topic has other positions. */
  topic: string
  /** Org time up to which all was heard, ISO. */
  at: string
}

/** Null when nothing was heard of this topic yet. */
export async function storedPosition(
  db: Database,
  connectionId: string,
  topic: string,
): Promise<StreamPosition | null> {
  const stored = (await positionsOf<StreamPosition>(db, connectionId, changeDataFeed)).get('')
  return stored?.topic === topic ? stored : null
}

/** The next subscription begins with what happens then. */
export async function forgetPosition(db: Database, connectionId: string): Promise<void> {
  await rowsOf(db, `update feed set position = '{}' where connection_id = $1 and name = $2`, [
    connectionId,
    changeDataFeed,
  ])
}
