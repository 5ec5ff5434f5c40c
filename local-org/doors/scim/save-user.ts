/** Writes what a SCIM document asks of a user: the row, the permission sets, the password; all of it or nothing. */

import { OrgError, type Row } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import type { Document } from './list.ts'
import type { UserWish } from './read-user.ts'
import { whole, write } from './write.ts'

/** How what is named of permission sets goes with those that are assigned. */
export type Assigning = 'add' | 'replace' | 'remove'

/** Answers the id of the new user. Throws OrgError. */
export function createUser(call: Call, wish: UserWish): string {
  return whole(call, () => {
    const id = write(call, { op: 'create', object: 'User', values: { ...usual(call, wish.values), ...wish.values } })
    complete(call, id, wish, 'add')
    return id
  })
}

/** Throws OrgError. */
export function changeUser(call: Call, id: string, wishes: readonly (UserWish & { sets: Assigning })[]): void {
  whole(call, () => {
    for (const { sets, ...wish } of wishes) {
      if (Object.keys(wish.values).length > 0) write(call, { op: 'update', object: 'User', id, values: wish.values })
      complete(call, id, wish, sets)
    }
    return id
  })
}

/** What SCIM does not ask for is taken from who creates the user, the alias from the user's names. */
function usual(call: Call, { Username, CommunityNickname }: Document): Document {
  const creator = call.view.table('User').get(call.session.userId)
  const name = String(CommunityNickname ?? Username ?? '')
  const alias = name.replace(/@.*/, '').slice(0, 8)
  return {
    ...(alias === '' ? {} : { Alias: alias }),
    IsActive: true,
    TimeZoneSidKey: creator?.['TimeZoneSidKey'],
    LocaleSidKey: creator?.['LocaleSidKey'],
    LanguageLocaleKey: creator?.['LanguageLocaleKey'],
    EmailEncodingKey: creator?.['EmailEncodingKey'],
  }
}

function complete(call: Call, id: string, { permissionSets, password }: UserWish, how: Assigning): void {
  if (password !== undefined) setPassword(call, id, password)
  if (permissionSets) assign(call, id, permissionSets, how)
}

function setPassword(call: Call, id: string, password: string): void {
  if (password.length < 8)
    throw new OrgError('INVALID_NEW_PASSWORD', 'Your password must be at least 8 characters long.')
  call.instance.org.accounts.setPassword(id, password)
}

function assign(call: Call, userId: string, named: readonly string[], how: Assigning): void {
  const assigned = assignmentsOf(call, userId)
  const isNamed = (row: Row) => named.includes(String(row['PermissionSetId']))
  const gone = how === 'add' ? [] : assigned.filter((row) => isNamed(row) === (how === 'remove'))
  for (const { Id } of gone) write(call, { op: 'delete', object: 'PermissionSetAssignment', id: Id })
  if (how === 'remove') return
  const missing = named.filter((id) => !assigned.some((row) => row['PermissionSetId'] === id))
  for (const PermissionSetId of missing) {
    write(call, { op: 'create', object: 'PermissionSetAssignment', values: { AssigneeId: userId, PermissionSetId } })
  }
}

/** Without that of the profile. */
export function assignmentsOf(call: Call, userId: string): Row[] {
  const rows = call.view.table('PermissionSetAssignment').lookup('AssigneeId', [userId]) ?? []
  return rows.filter((row) => {
    const set = call.view.table('PermissionSet').get(String(row['PermissionSetId']))
    return row['IsDeleted'] !== true && set !== undefined && set['IsOwnedByProfile'] !== true
  })
}
