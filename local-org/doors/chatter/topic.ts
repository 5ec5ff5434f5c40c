/** Topics: what posts and records are about (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_responses_topics.htm). */

import { OrgError, type Row } from '../../org/index.ts'
import { type Call, isObject } from '../wire/index.ts'
import { instant } from './comment.ts'
import { make } from './make.ts'
import { rowsWith } from './rows-with.ts'

export function topicUrl(call: Call, id: string): string {
  return `/services/data/v${call.version}/connect/topics/${id}`
}

export function showTopic(call: Call, topic: Row): Record<string, unknown> {
  return {
    createdDate: instant(topic['CreatedDate']),
    description: topic['Description'] ?? null,
    id: topic.Id,
    images: { coverImageUrl: null, featuredImageUrl: null },
    isBeingDeleted: false,
    name: topic['Name'],
    nonLocalizedName: topic['Name'],
    talkingAbout: rowsWith(call, 'TopicAssignment', 'TopicId', topic.Id).length,
    url: topicUrl(call, topic.Id),
  }
}

/** The topics of a record or post, in the order they were given to it. */
export function topicsOf(call: Call, entityId: string): Row[] {
  const topics = call.view.table('Topic')
  return rowsWith(call, 'TopicAssignment', 'EntityId', entityId).flatMap(
    (row) => topics.get(String(row['TopicId'])) ?? [],
  )
}

function topicNamed(call: Call, name: string): Row {
  const wanted = name.toLowerCase()
  const known = [...call.view.table('Topic').all()].find((topic) => String(topic['Name']).toLowerCase() === wanted)
  return known ?? make(call, 'Topic', { Name: name })
}

/** Gives an entity a topic, made if there is none of that name; one it has already is not given twice. */
export function assignTopic(call: Call, entityId: string, wish: unknown): Row {
  const { topicId, topicName } = isObject(wish) ? wish : {}
  if (typeof topicId !== 'string' && typeof topicName !== 'string') {
    throw new OrgError('MISSING_ARGUMENT', 'Specify a topicId or a topicName.')
  }
  const topic =
    typeof topicId === 'string' ? call.view.table('Topic').get(topicId) : topicNamed(call, String(topicName))
  if (!topic) throw new OrgError('NOT_FOUND', 'The requested resource does not exist')
  if (!topicsOf(call, entityId).some(({ Id }) => Id === topic.Id)) {
    make(call, 'TopicAssignment', { TopicId: topic.Id, EntityId: entityId })
  }
  return topic
}

const TAG = /(?<![\p{L}\p{N}_])#(?:\[([^\]]+)\]|([\p{L}\p{N}_]+))/gu

/** The tags of a text become topics of its post. */
export function assignTags(call: Call, postId: string, text: string): void {
  for (const [, long, short] of text.matchAll(TAG)) assignTopic(call, postId, { topicName: long ?? short })
}
