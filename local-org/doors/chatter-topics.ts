/** Topics, and the topics of posts and records (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_topics.htm). */

import type { Row } from '../org/index.ts'
import { topicsCapability } from './chatter/feed-element.ts'
import { change } from './chatter/make.ts'
import { rowsWith } from './chatter/rows-with.ts'
import { assignTopic, showTopic, topicsOf } from './chatter/topic.ts'
import { objectOf, rowById, saveOne } from './rows/index.ts'
import { type Answer, type Call, empty, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version'

function rowOf(call: Call, object: 'Topic' | 'FeedItem'): Row {
  return rowById(call, objectOf(call, object), call.params['id'] ?? '')
}

/** GET /connect/topics?q=word&exactMatch=true */
function topics(call: Call): Answer {
  const word = call.query.get('q')?.toLowerCase() ?? ''
  const exact = call.query.get('exactMatch') === 'true'
  const found = [...call.view.table('Topic').all()].filter((topic) => {
    const name = String(topic['Name']).toLowerCase()
    return exact ? name === word : name.includes(word)
  })
  const currentPageUrl = `/services/data/v${call.version}/connect/topics`
  return json({ currentPageUrl, nextPageUrl: null, topics: found.map((topic) => showTopic(call, topic)) })
}

/** PATCH /connect/topics/{id} {name, description} */
function rename(call: Call): Answer {
  const { name, description } = payloadObject(call)
  const values = {
    ...(name === undefined ? {} : { Name: name }),
    ...(description === undefined ? {} : { Description: description }),
  }
  return json(showTopic(call, change(call, { object: 'Topic', id: rowOf(call, 'Topic').Id }, values)))
}

function remove(call: Call): Answer {
  const { Id } = rowOf(call, 'Topic')
  for (const row of rowsWith(call, 'TopicAssignment', 'TopicId', Id))
    saveOne(call, { op: 'delete', object: 'TopicAssignment', id: row.Id })
  const [, refused] = saveOne(call, { op: 'delete', object: 'Topic', id: Id })
  return refused ?? empty(204)
}

function topicsOfRecord(call: Call): Answer {
  const shown = topicsOf(call, call.params['id'] ?? '').map((topic) => showTopic(call, topic))
  return json({ canAssignTopics: true, topics: shown })
}

/** Takes a topic away: `?topicId=`, or at the end of the path. */
function unassign(call: Call, entityId: string): Answer {
  const topicId = call.params['topic'] ?? call.query.get('topicId')
  for (const row of rowsWith(call, 'TopicAssignment', 'EntityId', entityId)) {
    if (row['TopicId'] === topicId) saveOne(call, { op: 'delete', object: 'TopicAssignment', id: row.Id })
  }
  return empty(204)
}

function assign(call: Call, entityId: string): Answer {
  return json(showTopic(call, assignTopic(call, entityId, payloadObject(call))), 201)
}

const record = (call: Call) => call.params['id'] ?? ''
const post = (call: Call) => rowOf(call, 'FeedItem').Id

const topic = `${base}/connect/topics/:id`
const ofRecord = `${base}/connect/records/:id/topics`
const ofPost = `${base}/chatter/feed-elements/:id/capabilities/topics`

export const partly = ['Managed topics, suggestions, trending and related topics are not there.']

export const routes: Route[] = [
  { method: 'GET', path: `${base}/connect/topics`, run: topics },
  { method: 'GET', path: topic, run: (call) => json(showTopic(call, rowOf(call, 'Topic'))) },
  { method: 'PATCH', path: topic, run: rename },
  { method: 'DELETE', path: topic, run: remove },
  { method: 'GET', path: ofRecord, run: topicsOfRecord },
  { method: 'POST', path: ofRecord, run: (call) => assign(call, record(call)) },
  { method: 'DELETE', path: ofRecord, run: (call) => unassign(call, record(call)) },
  { method: 'GET', path: ofPost, run: (call) => json(topicsCapability(call, rowOf(call, 'FeedItem'))) },
  { method: 'POST', path: `${ofPost}/items`, run: (call) => assign(call, post(call)) },
  { method: 'DELETE', path: `${ofPost}/items/:topic`, run: (call) => unassign(call, post(call)) },
]
