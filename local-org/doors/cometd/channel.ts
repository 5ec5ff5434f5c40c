/** Finds the topic behind a channel, and says in Salesforce's words why there is none for this user. */

import type { Topic } from '../../events/index.ts'
import type { Session } from '../../org/index.ts'
import type { Instance } from '../wire/index.ts'

/** The older streams have a record behind each channel. */
const records: Record<string, { object: string; nameOf(channel: string): string }> = {
  topic: { object: 'PushTopic', nameOf: (channel) => channel.slice('/topic/'.length).replace(/\?.*/, '') },
  u: { object: 'StreamingChannel', nameOf: (channel) => channel },
}

/** [K] Which of the documented words tells of which missing right. */
const closed: Record<Topic['kind'], string> = {
  change: '403::User not allowed to subscribe CDC without View All Data permissions',
  platform: '403::Restricted channel',
  stream: '403::User not enabled for streaming',
}

/** The topic of a channel, or the error. Filters behind a `?` of a PushTopic are not applied. */
export function topicOf({ events, org }: Instance, session: Session, channel: string): Topic | string {
  if (channel === '') return '400::Channel name not specified'
  if (!channel.startsWith('/')) return "400::Channel subscriptions must start with a leading '/'"
  const topic = events.topic(channel)
  const missing = `400::The channel you requested to subscribe to does not exist {${channel}}`
  if (!topic) return missing
  const view = org.as(session.userId)
  const record = records[channel.split('/')[1] ?? '']
  const object = record?.object ?? topic.object?.name
  if (object !== undefined && !view.object(object)) return closed[topic.kind]
  if (!record) return topic
  const named = view.table(record.object).lookup('Name', [record.nameOf(channel)]) ?? []
  const live = named.filter((row) => row['IsDeleted'] !== true && row['IsActive'] !== false)
  if (live.length === 0) return record.object === 'StreamingChannel' ? '404::Unknown channel' : missing
  const isSame = live.some((row) => row['Name'] === record.nameOf(channel))
  return isSame || record.object === 'PushTopic' ? topic : '404::channel names may not vary only by case'
}
