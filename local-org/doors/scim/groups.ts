/** Public groups by SCIM: their names and members. */

import type { Row } from '../../org/index.ts'
import { objectOf, rowById } from '../rows/index.ts'
import { type Answer, type Call, empty, isObject, json, notFound, payloadObject } from '../wire/index.ts'
import { dialectOf } from './dialect.ts'
import { type Document, listAnswer, reduced } from './list.ts'
import { locationOf, metaOf } from './meta.ts'
import { type Change, readPatch } from './patch.ts'
import { idOf } from './read-user.ts'
import type { Resource } from './resource.ts'
import { whole, write } from './write.ts'

export const groups = {
  list: (call) => listAnswer(call, shownGroups(call)),
  read: (call) => json(reduced(call, showGroup(call, groupOf(call)))),
  create,
  replace: (call) => change(call, [{ op: 'replace', document: payloadObject(call) }]),
  patch: (call) => change(call, readPatch(call)),
  remove,
} satisfies Resource

function* shownGroups(call: Call) {
  for (const row of call.view.table('Group').all()) if (row['Type'] === 'Regular') yield showGroup(call, row)
}

function groupOf(call: Call, id = call.params['id'] ?? ''): Row {
  const row = rowById(call, objectOf(call, 'Group'), id)
  if (row['Type'] !== 'Regular') throw notFound()
  return row
}

function showGroup(call: Call, row: Row): Document {
  return {
    schemas: [dialectOf(call.path).schemas.group],
    id: row.Id,
    displayName: row['Name'],
    members: membersOf(call, row.Id).map((member) => showMember(String(member['UserOrGroupId']))),
    meta: metaOf(call, 'Group', row),
  }
}

function showMember(value: string): Document {
  const type = value.startsWith('005') ? 'User' : 'Group'
  return { value, type, $ref: `/${type}s/${value}` }
}

function membersOf(call: Call, groupId: string): Row[] {
  const rows = call.view.table('GroupMember').lookup('GroupId', [groupId]) ?? []
  return rows.filter((row) => row['IsDeleted'] !== true)
}

function create(call: Call): Answer {
  const document = payloadObject(call)
  const id = whole(call, () => {
    const values = { Name: document['displayName'], Type: 'Regular' }
    const created = write(call, { op: 'create', object: 'Group', values })
    apply(call, created, { op: 'add', document: { members: document['members'] ?? [] } })
    return created
  })
  return json(showGroup(call, groupOf(call, id)), 201, { location: locationOf(call, 'Groups', id) })
}

function change(call: Call, changes: Change[]): Answer {
  const { Id } = groupOf(call)
  whole(call, () => {
    for (const each of changes) apply(call, Id, each)
    return Id
  })
  return json(showGroup(call, groupOf(call)))
}

function remove(call: Call): Answer {
  write(call, { op: 'delete', object: 'Group', id: groupOf(call).Id })
  return empty(204)
}

function apply(call: Call, id: string, { op, document }: Change): void {
  const { displayName, members } = document
  if (typeof displayName === 'string') write(call, { op: 'update', object: 'Group', id, values: { Name: displayName } })
  if (members !== undefined) setMembers(call, id, op, namedIn(members))
}

/** Undefined where all are meant: members that are to go without being named. */
function namedIn(members: unknown): string[] | undefined {
  if (members === null) return undefined
  return [members].flat().map((member) => idOf(isObject(member) ? member['value'] : member, 'members'))
}

function setMembers(call: Call, GroupId: string, op: Change['op'], named: string[] | undefined): void {
  const members = membersOf(call, GroupId)
  const isNamed = (row: Row) => named?.includes(String(row['UserOrGroupId'])) ?? op === 'remove'
  const gone = op === 'add' ? [] : members.filter((row) => isNamed(row) === (op === 'remove'))
  for (const { Id } of gone) write(call, { op: 'delete', object: 'GroupMember', id: Id })
  if (op === 'remove') return
  const missing = (named ?? []).filter((id) => !members.some((row) => row['UserOrGroupId'] === id))
  for (const UserOrGroupId of missing) {
    write(call, { op: 'create', object: 'GroupMember', values: { GroupId, UserOrGroupId } })
  }
}
