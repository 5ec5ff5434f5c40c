/** What can be done with a post of a kind: vote, choose the best answer, edit (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_feed_element.htm). */

import { OrgError, type Row } from '../org/index.ts'
import { questionCapability } from './chatter/feed-element.ts'
import { change } from './chatter/make.ts'
import { showPoll, vote } from './chatter/poll.ts'
import { shareCapability } from './chatter/share.ts'
import { trackedChanges } from './chatter/tracked-changes.ts'
import { objectOf, rowById } from './rows/index.ts'
import { type Answer, type Call, json, notFound, payloadObject, type Route } from './wire/index.ts'

const element = '/services/data/:version/chatter/feed-elements/:id/capabilities'

function itemOf(call: Call): Row {
  return rowById(call, objectOf(call, 'FeedItem'), call.params['id'] ?? '')
}

/** A capability a post has not is not found. */
function shown(capability: object | undefined): Answer {
  if (!capability) throw notFound()
  return json(capability)
}

/** PATCH …/poll {myChoiceId} */
function votes(call: Call): Answer {
  const item = itemOf(call)
  if (!showPoll(call, item)) throw notFound()
  vote(call, item, payloadObject(call)['myChoiceId'])
  return shown(showPoll(call, item))
}

/** PATCH …/question-and-answers {bestAnswerId, questionTitle}: who asked, or may change everything, chooses; null takes the choice back. */
function answer(call: Call): Answer {
  const item = itemOf(call)
  if (item['Type'] !== 'QuestionPost') throw notFound()
  const { bestAnswerId, questionTitle } = payloadObject(call)
  if (
    typeof bestAnswerId === 'string' &&
    call.view.table('FeedComment').get(bestAnswerId)?.['FeedItemId'] !== item.Id
  ) {
    throw new OrgError('NOT_FOUND', 'The requested resource does not exist')
  }
  const chosen = bestAnswerId === undefined ? {} : { BestCommentId: bestAnswerId, LastEditById: call.session.userId }
  const values = { ...chosen, ...(questionTitle === undefined ? {} : { Title: questionTitle }) }
  return shown(questionCapability(call, change(call, { object: 'FeedItem', id: item.Id }, values, { asSystem: true })))
}

function editable(call: Call): Answer {
  const { CreatedById } = itemOf(call)
  return json({
    feedEntityUrl: `${call.path.split('/capabilities')[0]}`,
    isEditableByMe: CreatedById === call.session.userId,
  })
}

export const routes: Route[] = [
  { method: 'GET', path: `${element}/poll`, run: (call) => shown(showPoll(call, itemOf(call))) },
  { method: 'PATCH', path: `${element}/poll`, run: votes },
  {
    method: 'GET',
    path: `${element}/question-and-answers`,
    run: (call) => shown(questionCapability(call, itemOf(call))),
  },
  { method: 'PATCH', path: `${element}/question-and-answers`, run: answer },
  { method: 'GET', path: `${element}/feed-entity-share`, run: (call) => shown(shareCapability(call, itemOf(call))) },
  { method: 'GET', path: `${element}/tracked-changes`, run: (call) => shown(trackedChanges(call, itemOf(call))) },
  { method: 'GET', path: `${element}/edit/is-editable-by-me`, run: editable },
]
