/** Chatter groups, their members, and who follows what (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_groups.htm). */

import { OrgError, type Row } from '../org/index.ts'
import { announcementsOf, showAnnouncement } from './chatter/announcement.ts'
import { askedPage } from './chatter/asked-page.ts'
import { chatterUrl } from './chatter/chatter-url.ts'
import { make } from './chatter/make.ts'
import { motif, subjectId, userOf, userSummary } from './chatter/person.ts'
import { recordSummary } from './chatter/record.ts'
import { rowsWith } from './chatter/rows-with.ts'
import { objectOf, rowById, saveOne } from './rows/index.ts'
import { type Answer, type Call, empty, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/chatter'

/** So many stand on a page. */
const [mostGroups, mostRelations] = [250, 1000]

function rowOf(call: Call, object: string): Row {
  return rowById(call, objectOf(call, object), call.params['id'] ?? '')
}

function myMembership(call: Call, groupId: string): Row | undefined {
  const members = rowsWith(call, 'CollaborationGroupMember', 'CollaborationGroupId', groupId)
  return members.find((row) => row['MemberId'] === call.session.userId)
}

function showGroup(call: Call, group: Row): Record<string, unknown> {
  const mine = myMembership(call, group.Id)
  const role = mine?.['CollaborationRole']
  return {
    announcement: announcementsOf(call, group.Id).map((row) => showAnnouncement(call, row))[0] ?? null,
    canHaveChatterGuests: group['CanHaveGuests'] === true,
    description: group['Description'] ?? null,
    fileCount: 0,
    id: group.Id,
    information: { text: group['InformationBody'] ?? null, title: group['InformationTitle'] ?? null },
    isArchived: group['IsArchived'] === true,
    isBroadcast: group['IsBroadcast'] === true,
    memberCount: group['MemberCount'],
    motif: motif(call, '0F9'),
    myRole: role === 'Admin' ? 'GroupManager' : role ? 'StandardMember' : 'NotAMember',
    mySubscription: mine ? { id: mine.Id, url: chatterUrl(call, `group-memberships/${mine.Id}`) } : null,
    name: group['Name'],
    owner: userSummary(call, userOf(call, String(group['OwnerId']))),
    type: 'CollaborationGroup',
    url: chatterUrl(call, `groups/${group.Id}`),
    visibility: `${group['CollaborationType']}Access`,
  }
}

function groups(call: Call): Answer {
  const word = call.query.get('q')?.toLowerCase() ?? ''
  const all = [...call.view.table('CollaborationGroup').all()]
  const found = all.filter((row) => String(row['Name']).toLowerCase().includes(word)).map((row) => showGroup(call, row))
  const { items, ...page } = askedPage(call, chatterUrl(call, 'groups'), found, mostGroups)
  return json({ ...page, groups: items })
}

/** Members of a wish -> fields of the group. */
const WISHES: Record<string, string> = {
  name: 'Name',
  description: 'Description',
  canHaveChatterGuests: 'CanHaveGuests',
  isArchived: 'IsArchived',
  isBroadcast: 'IsBroadcast',
}

function groupValues(wish: Record<string, unknown>): Record<string, unknown> {
  const given = Object.entries(WISHES).flatMap(([member, field]) => (member in wish ? [[field, wish[member]]] : []))
  const visibility = typeof wish['visibility'] === 'string' ? wish['visibility'].replace(/Access$/, '') : undefined
  return { ...Object.fromEntries(given), ...(visibility === undefined ? {} : { CollaborationType: visibility }) }
}

function changeGroup(call: Call): Answer {
  const { Id } = rowOf(call, 'CollaborationGroup')
  const values = groupValues(payloadObject(call))
  const [, refused] = saveOne(call, { op: 'update', object: 'CollaborationGroup', id: Id, values })
  return refused ?? json(showGroup(call, rowOf(call, 'CollaborationGroup')))
}

function remove(call: Call, object: string): Answer {
  const [, refused] = saveOne(call, { op: 'delete', object, id: rowOf(call, object).Id })
  return refused ?? empty(204)
}

function showMember(call: Call, member: Row): Record<string, unknown> {
  const id = String(member['CollaborationGroupId'])
  return {
    id: member.Id,
    lastFeedAccessDate: null,
    role: member['CollaborationRole'] === 'Admin' ? 'GroupManager' : 'StandardMember',
    group: { id, url: chatterUrl(call, `groups/${id}`) },
    url: chatterUrl(call, `group-memberships/${member.Id}`),
    user: userSummary(call, userOf(call, String(member['MemberId']))),
  }
}

function members(call: Call): Answer {
  const { Id } = rowOf(call, 'CollaborationGroup')
  const found = rowsWith(call, 'CollaborationGroupMember', 'CollaborationGroupId', Id).map((row) =>
    showMember(call, row),
  )
  const { items, ...page } = askedPage(call, chatterUrl(call, `groups/${Id}/members`), found, mostRelations)
  return json({
    ...page,
    members: items,
    myMembership: myMembership(call, Id)?.Id ?? null,
    totalMemberCount: found.length,
  })
}

/** POST …/members {userId, role}: the caller where nobody is named. */
function join(call: Call): Answer {
  const { Id } = rowOf(call, 'CollaborationGroup')
  const { userId = 'me', role } = payloadObject(call)
  const MemberId = userOf(call, String(userId)).Id
  const CollaborationRole = role === 'GroupManager' ? 'Admin' : 'Standard'
  const member = make(call, 'CollaborationGroupMember', { CollaborationGroupId: Id, MemberId, CollaborationRole })
  return json(showMember(call, member), 201)
}

function groupsOfUser(call: Call): Answer {
  const { Id } = userOf(call, call.params['id'] ?? '')
  const table = call.view.table('CollaborationGroup')
  const found = rowsWith(call, 'CollaborationGroupMember', 'MemberId', Id).flatMap((member) => {
    const group = table.get(String(member['CollaborationGroupId']))
    return group ? showGroup(call, group) : []
  })
  const { items, ...page } = askedPage(call, chatterUrl(call, `users/${Id}/groups`), found, mostGroups)
  return json({ ...page, groups: items })
}

function showSubscription(call: Call, row: Row): Record<string, unknown> {
  return {
    id: row.Id,
    subject: recordSummary(call, String(row['ParentId'])),
    subscriber: userSummary(call, userOf(call, String(row['SubscriberId']))),
    url: chatterUrl(call, `subscriptions/${row.Id}`),
  }
}

/** POST /users/me/following {subjectId} */
function follow(call: Call): Answer {
  const { subjectId: subject } = payloadObject(call)
  if (typeof subject !== 'string') throw new OrgError('MISSING_ARGUMENT', 'subjectId is required.')
  const SubscriberId = userOf(call, call.params['id'] ?? '').Id
  const row = make(call, 'EntitySubscription', { ParentId: subjectId(call, subject), SubscriberId })
  return json(showSubscription(call, row), 201)
}

function following(call: Call): Answer {
  const { Id } = userOf(call, call.params['id'] ?? '')
  const rows = rowsWith(call, 'EntitySubscription', 'SubscriberId', Id).map((row) => showSubscription(call, row))
  const { items, ...page } = askedPage(call, chatterUrl(call, `users/${Id}/following`), rows, mostRelations)
  return json({ ...page, following: items })
}

function followers(call: Call, kind: 'users' | 'records'): Answer {
  const id = subjectId(call, call.params['id'] ?? '')
  const rows = rowsWith(call, 'EntitySubscription', 'ParentId', id).map((row) => showSubscription(call, row))
  const { items, ...page } = askedPage(call, chatterUrl(call, `${kind}/${id}/followers`), rows, mostRelations)
  return json({ ...page, followers: items })
}

const group = `${base}/groups/:id`
const person = `${base}/users/:id`
const membership = `${base}/group-memberships/:id`
const subscription = `${base}/subscriptions/:id`

export const partly = ['Files, settings and photos of groups are not there.']

export const routes: Route[] = [
  { method: 'GET', path: `${base}/groups`, run: groups },
  {
    method: 'POST',
    path: `${base}/groups`,
    run: (call) => json(showGroup(call, make(call, 'CollaborationGroup', groupValues(payloadObject(call)))), 201),
  },
  { method: 'GET', path: group, run: (call) => json(showGroup(call, rowOf(call, 'CollaborationGroup'))) },
  { method: 'PATCH', path: group, run: changeGroup },
  { method: 'DELETE', path: group, run: (call) => remove(call, 'CollaborationGroup') },
  { method: 'GET', path: `${group}/members`, run: members },
  { method: 'POST', path: `${group}/members`, run: join },
  { method: 'GET', path: membership, run: (call) => json(showMember(call, rowOf(call, 'CollaborationGroupMember'))) },
  { method: 'DELETE', path: membership, run: (call) => remove(call, 'CollaborationGroupMember') },
  { method: 'GET', path: `${person}/groups`, run: groupsOfUser },
  { method: 'GET', path: `${person}/following`, run: following },
  { method: 'POST', path: `${person}/following`, run: follow },
  { method: 'GET', path: `${person}/followers`, run: (call) => followers(call, 'users') },
  { method: 'GET', path: `${base}/records/:id/followers`, run: (call) => followers(call, 'records') },
  { method: 'GET', path: subscription, run: (call) => json(showSubscription(call, rowOf(call, 'EntitySubscription'))) },
  { method: 'DELETE', path: subscription, run: (call) => remove(call, 'EntitySubscription') },
]
