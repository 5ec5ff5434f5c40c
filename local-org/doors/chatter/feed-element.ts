/** A post as Chatter shows it (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_responses_feed_item.htm). */

import type { Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'
import { instant, likesOf, myLike, pageOf, showComment } from './comment.ts'
import { contentCapability } from './content-capability.ts'
import { isBookmarked } from './following.ts'
import { messageBody } from './message.ts'
import { userOf, userSummary } from './person.ts'
import { showPoll } from './poll.ts'
import { recordSummary } from './record.ts'
import { rowsWith } from './rows-with.ts'
import { shareCapability } from './share.ts'
import { showTopic, topicsOf } from './topic.ts'
import { trackedChanges } from './tracked-changes.ts'

export function showFeedElement(call: Call, item: Row): Record<string, unknown> {
  const actor = userSummary(call, userOf(call, String(item['CreatedById'])))
  return {
    actor,
    body: messageBody(call, item['Body'], item['IsRichText'] === true),
    canShare: true,
    capabilities: capabilities(call, item),
    clientInfo: null,
    createdDate: instant(item['CreatedDate']),
    event: item['Type'] === 'TrackedChange',
    feedElementType: 'FeedItem',
    hasVerifiedComment: false,
    header: messageBody(call, actor['name']),
    id: item.Id,
    isDeleteRestricted: false,
    isSharable: true,
    modifiedDate: instant(item['LastModifiedDate']),
    originalFeedItem: null,
    originalFeedItemActor: null,
    parent: recordSummary(call, String(item['ParentId'])),
    photoUrl: null,
    relativeCreatedDate: instant(item['CreatedDate']),
    type: item['Type'],
    url: chatterUrl(call, `feed-elements/${item.Id}`),
    visibility: 'AllUsers',
  }
}

/** The addresses below a post. */
export function capabilityUrl(call: Call, id: string, capability: 'comments' | 'chatter-likes'): string {
  return chatterUrl(call, `feed-elements/${id}/capabilities/${capability}/items`)
}

function capabilities(call: Call, item: Row): Record<string, unknown> {
  const comments = rowsWith(call, 'FeedComment', 'FeedItemId', item.Id).map((comment) => showComment(call, comment))
  const mine = myLike(call, item.Id)
  const link = item['LinkUrl'] ? { link: { url: item['LinkUrl'], urlName: item['Title'] ?? item['LinkUrl'] } } : {}
  return {
    bookmarks: { isBookmarkedByCurrentUser: isBookmarked(call, item) },
    chatterLikes: {
      isLikedByCurrentUser: mine !== null,
      likesMessage: null,
      myLike: mine,
      page: likesOf(call, item.Id, capabilityUrl(call, item.Id, 'chatter-likes')),
    },
    comments: { page: pageOf(capabilityUrl(call, item.Id, 'comments'), comments) },
    edit: editCapability(call, item),
    ...poll(call, item),
    ...question(call, item),
    ...share(call, item),
    topics: topicsCapability(call, item),
    ...link,
    ...contentCapability(call, item),
    ...changes(call, item),
  }
}

function editCapability(call: Call, item: Row): Record<string, unknown> {
  const edited = item['LastEditById'] ? userSummary(call, userOf(call, String(item['LastEditById']))) : null
  return {
    isEditRestricted: false,
    isEditableByMeUrl: chatterUrl(call, `feed-elements/${item.Id}/capabilities/edit/is-editable-by-me`),
    lastEditedBy: edited,
    lastEditedDate: instant(item['LastEditDate']),
    latestRevision: item['Revision'] ?? 1,
    relativeLastEditedDate: instant(item['LastEditDate']),
  }
}

function poll(call: Call, item: Row): Record<string, unknown> {
  const shown = showPoll(call, item)
  return shown ? { poll: shown } : {}
}

/** The title of a question and the comment chosen as its answer. */
export function questionCapability(call: Call, item: Row): Record<string, unknown> | undefined {
  if (item['Type'] !== 'QuestionPost') return undefined
  const best = call.view.table('FeedComment').get(String(item['BestCommentId'] ?? ''))
  return {
    bestAnswer: best ? showComment(call, best) : null,
    bestAnswerSelectedBy: best
      ? userSummary(call, userOf(call, String(item['LastEditById'] ?? item['CreatedById'])))
      : null,
    canCurrentUserSelectOrRemoveBestAnswer: item['CreatedById'] === call.session.userId,
    questionTitle: item['Title'] ?? null,
  }
}

function question(call: Call, item: Row): Record<string, unknown> {
  const shown = questionCapability(call, item)
  return shown ? { questionAndAnswers: shown } : {}
}

function changes(call: Call, item: Row): Record<string, unknown> {
  const shown = trackedChanges(call, item)
  return shown ? { trackedChanges: shown } : {}
}

function share(call: Call, item: Row): Record<string, unknown> {
  const shown = shareCapability(call, item)
  return shown ? { feedEntityShare: shown } : {}
}

export function topicsCapability(call: Call, item: Row): Record<string, unknown> {
  return { canAssignTopics: true, items: topicsOf(call, item.Id).map((topic) => showTopic(call, topic)) }
}
