/** Finds the topic behind a channel, if it is there and the user may listen to it. */

import type { Topic } from '../../events/index.ts'
import type { Session } from '../../org/index.ts'
import type { Instance } from '../wire/index.ts'

/** The older streams have a record behind each channel. */
const records: Record<string, { object: string; field: string; nameOf(channel: string): string }> = {
  topic: { object: 'PushTopic', field: 'Name', nameOf: (channel) => channel.slice('/topic/'.length) },
  u: { object: 'StreamingChannel', field: 'Name', nameOf: (channel) => channel },
}

/** Undefined when there is no such channel for this user. Filters behind a `?` of a PushTopic are not applied. */
export function topicOf({ events, org }: Instance, session: Session, channel: string): Topic | undefined {
  const topic = events.topic(channel)
  const view = org.as(session.userId)
  if (!topic || (topic.object && !view.object(topic.object.name))) return undefined
  const record = records[channel.split('/')[1] ?? '']
  if (!record) return topic
  const found = view.table(record.object).lookup(record.field, [record.nameOf(channel)]) ?? []
  return found.some((row) => row['IsDeleted'] !== true && row['IsActive'] !== false) ? topic : undefined
}
