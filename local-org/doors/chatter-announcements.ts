/** Announcements of groups, requests to join private ones, and whom a mention may mean (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_groups.htm). */

import { OrgError, type Row } from '../org/index.ts'
import { announcementsOf, showAnnouncement } from './chatter/announcement.ts'
import { chatterUrl } from './chatter/chatter-url.ts'
import { instant } from './chatter/comment.ts'
import { change, make } from './chatter/make.ts'
import { readMessage } from './chatter/message.ts'
import { userOf, userSummary } from './chatter/person.ts'
import { rowsWith } from './chatter/rows-with.ts'
import { nameOf, objectOf, rowById, saveOne } from './rows/index.ts'
import { type Answer, type Call, empty, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/chatter'
const asSystem = { asSystem: true }

function rowOf(call: Call, object: string): Row {
  return rowById(call, objectOf(call, object), call.params['id'] ?? '')
}

function announcements(call: Call): Answer {
  const { Id } = rowOf(call, 'CollaborationGroup')
  const found = announcementsOf(call, Id).map((row) => showAnnouncement(call, row))
  const currentPageUrl = chatterUrl(call, `groups/${Id}/announcements`)
  return json({ announcements: found, currentPageUrl, nextPageUrl: null, previousPageUrl: null })
}

/** POST …/announcements {body, expirationDate} */
function announce(call: Call): Answer {
  const group = rowOf(call, 'CollaborationGroup')
  const { body, expirationDate } = payloadObject(call)
  if (typeof expirationDate !== 'string') throw new OrgError('MISSING_ARGUMENT', 'expirationDate is required.')
  const item = make(call, 'FeedItem', { ParentId: group.Id, Body: readMessage(call, body).text })
  const values = { FeedItemId: item.Id, ExpirationDate: expirationDate, ParentId: group.Id }
  return json(showAnnouncement(call, make(call, 'Announcement', values, asSystem)), 201)
}

function endAnnouncement(call: Call): Answer {
  const [, refused] = saveOne(call, { op: 'delete', object: 'Announcement', id: rowOf(call, 'Announcement').Id })
  return refused ?? empty(204)
}

function moveAnnouncement(call: Call): Answer {
  const { expirationDate } = payloadObject(call)
  const id = rowOf(call, 'Announcement').Id
  return json(showAnnouncement(call, change(call, { object: 'Announcement', id }, { ExpirationDate: expirationDate })))
}

function showRequest(call: Call, request: Row): Record<string, unknown> {
  const id = String(request['CollaborationGroupId'])
  return {
    createdDate: instant(request['CreatedDate']),
    id: request.Id,
    lastUpdateDate: instant(request['LastModifiedDate']),
    requestedGroup: { id, url: chatterUrl(call, `groups/${id}`) },
    responseMessage: request['ResponseMessage'] ?? null,
    status: request['Status'],
    url: chatterUrl(call, `group-membership-requests/${request.Id}`),
    user: userSummary(call, userOf(call, String(request['RequesterId']))),
  }
}

const requestsFor = (call: Call, id: string) =>
  rowsWith(call, 'CollaborationGroupMemberRequest', 'CollaborationGroupId', id)

/** GET …/members/requests?status=Pending */
function requests(call: Call): Answer {
  const status = call.query.get('status')
  const found = requestsFor(call, rowOf(call, 'CollaborationGroup').Id).filter(
    (row) => !status || row['Status'] === status,
  )
  return json({ requests: found.map((row) => showRequest(call, row)), total: found.length })
}

/** A request that waits already is answered instead of made again. */
function ask(call: Call): Answer {
  const { Id } = rowOf(call, 'CollaborationGroup')
  const RequesterId = call.session.userId
  const waiting = requestsFor(call, Id).find((row) => row['RequesterId'] === RequesterId && row['Status'] === 'Pending')
  const values = { CollaborationGroupId: Id, RequesterId, Status: 'Pending' }
  return json(showRequest(call, waiting ?? make(call, 'CollaborationGroupMemberRequest', values, asSystem)), 201)
}

/** PATCH …/group-membership-requests/{id} {status, responseMessage}: who is accepted becomes a member. */
function decide(call: Call): Answer {
  const request = rowOf(call, 'CollaborationGroupMemberRequest')
  const { status = call.query.get('status'), responseMessage } = payloadObject(call)
  if (status !== 'Accepted' && status !== 'Declined')
    throw new OrgError('MISSING_ARGUMENT', 'status must be Accepted or Declined.')
  if (status === 'Accepted') {
    const member = { CollaborationGroupId: request['CollaborationGroupId'], MemberId: request['RequesterId'] }
    make(call, 'CollaborationGroupMember', { ...member, CollaborationRole: 'Standard' })
  }
  const values = { Status: status, ...(status === 'Declined' ? { ResponseMessage: responseMessage } : {}) }
  return json(
    showRequest(call, change(call, { object: 'CollaborationGroupMemberRequest', id: request.Id }, values, asSystem)),
  )
}

/** GET /mentions/completions?q=ad: persons and groups whose names, or a word in them, begin so. */
function completions(call: Call): Answer {
  const typed = call.query.get('q')?.toLowerCase() ?? ''
  const begins = (name: string) =>
    name
      .toLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(typed)) || name.toLowerCase().startsWith(typed)
  const kinds = { User: 'User', CollaborationGroup: 'Group' }
  const found = Object.entries(kinds).flatMap(([object, recordType]) => {
    const rows = [...call.view.table(object).all()]
    return rows.flatMap((row) => {
      const name = String(nameOf(objectOf(call, object), row) ?? '')
      const photoUrl = `${call.origin}/profilephoto/${row.Id.slice(0, 3)}/T`
      return begins(name)
        ? {
            additionalLabel: null,
            description: row['Title'] ?? '',
            name,
            outOfOffice: null,
            photoUrl,
            recordId: row.Id,
            recordType,
          }
        : []
    })
  })
  const currentPageUrl = `${chatterUrl(call, 'mentions/completions')}?${new URLSearchParams({ q: typed })}`
  return json({ currentPageUrl, mentionCompletions: found, nextPageUrl: null, previousPageUrl: null })
}

const group = `${base}/groups/:id`
const announcement = `${base}/announcements/:id`
const request = `${base}/group-membership-requests/:id`

export const routes: Route[] = [
  { method: 'GET', path: `${group}/announcements`, run: announcements },
  { method: 'POST', path: `${group}/announcements`, run: announce },
  { method: 'GET', path: announcement, run: (call) => json(showAnnouncement(call, rowOf(call, 'Announcement'))) },
  { method: 'PATCH', path: announcement, run: moveAnnouncement },
  { method: 'DELETE', path: announcement, run: endAnnouncement },
  { method: 'GET', path: `${group}/members/requests`, run: requests },
  { method: 'POST', path: `${group}/members/requests`, run: ask },
  {
    method: 'GET',
    path: request,
    run: (call) => json(showRequest(call, rowOf(call, 'CollaborationGroupMemberRequest'))),
  },
  { method: 'PATCH', path: request, run: decide },
  { method: 'GET', path: `${base}/mentions/completions`, run: completions },
]
