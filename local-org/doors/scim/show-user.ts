/** A user as a SCIM document (https://help.salesforce.com/s/articleView?id=xcloud.identity_scim_implementation.htm). */

import type { Row, Value } from '../../org/index.ts'
import { nameOf, objectOf } from '../rows/index.ts'
import type { Call } from '../wire/index.ts'
import { dialectOf } from './dialect.ts'
import type { Document } from './list.ts'
import { locationOf, metaOf } from './meta.ts'
import { assignmentsOf } from './save-user.ts'
import { addressFields, enterpriseFields, nameFields, ownFields, phoneFields, plainFields } from './user-fields.ts'

export function showUser(call: Call, row: Row): Document {
  const { schemas } = dialectOf(call.path)
  const { active, preferredLanguage, locale, timezone, emailEncodingKey, ...plain } = partsOf(row, plainFields)
  const displayName = nameOf(objectOf(call, 'User'), row)
  return {
    schemas: [schemas.user, schemas.enterprise, schemas.own],
    id: row.Id,
    ...plain,
    name: { formatted: displayName, ...partsOf(row, nameFields) },
    displayName,
    emails: row['Email'] == null ? [] : [{ type: 'work', primary: true, value: row['Email'] }],
    ...someOf('phoneNumbers', phonesOf(row)),
    ...someOf('addresses', addressesOf(row)),
    photos: photosOf(call, row),
    userType: row['UserType'] ?? 'Standard',
    preferredLanguage,
    emailEncodingKey,
    locale,
    timezone,
    active,
    entitlements: entitlementsOf(call, row),
    groups: groupsOf(call, row),
    roles: linkTo(call, 'Role', row['UserRoleId']),
    meta: metaOf(call, 'User', row),
    [schemas.enterprise]: enterpriseOf(call, row),
    [schemas.own]: partsOf(row, ownFields),
  }
}

/** The fields that hold something, under the names of a table. */
function partsOf(row: Row, fields: Readonly<Record<string, string>>): Document {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (row[field] == null ? [] : [[name, row[field]]])),
  )
}

function someOf(name: string, list: Document[]): Document {
  return list.length > 0 ? { [name]: list } : {}
}

function phonesOf(row: Row): Document[] {
  return Object.entries(partsOf(row, phoneFields)).map(([type, value]) => ({ type, value }))
}

function addressesOf(row: Row): Document[] {
  const parts = partsOf(row, addressFields)
  if (Object.keys(parts).length === 0) return []
  return [{ type: 'work', primary: true, ...parts, formatted: Object.values(parts).join('\n') }]
}

function photosOf(call: Call, row: Row): Document[] {
  const pictures = {
    photo: row['FullPhotoUrl'] ?? '/profilephoto/005/F',
    thumbnail: row['SmallPhotoUrl'] ?? '/profilephoto/005/T',
  }
  return Object.entries(pictures).map(([type, url]) => ({ type, value: new URL(String(url), call.origin).href }))
}

/** The profile, and the permission sets assigned. */
function entitlementsOf(call: Call, row: Row): Document[] {
  const sets = assignmentsOf(call, row.Id).map((assignment) => {
    const id = String(assignment['PermissionSetId'])
    const display = call.view.table('PermissionSet').get(id)?.['Label']
    return { ...linkOf('Entitlements', id), display, type: 'PermissionSet' }
  })
  const profile = call.view.table('Profile').get(String(row['ProfileId']))
  const first = profile && {
    ...linkOf('Entitlements', profile.Id),
    display: profile['Name'],
    type: 'Profile',
    primary: true,
  }
  return [...(first ? [first] : []), ...sets]
}

function groupsOf(call: Call, row: Row): Document[] {
  const memberships = call.view.table('GroupMember').lookup('UserOrGroupId', [row.Id]) ?? []
  return memberships.flatMap((membership) => {
    const group = call.view.table('Group').get(String(membership['GroupId']))
    if (membership['IsDeleted'] === true || group?.['Type'] !== 'Regular') return []
    return [{ ...linkOf('Groups', group.Id), display: group['Name'], type: 'direct' }]
  })
}

function linkTo(call: Call, type: 'Role', id: Value | undefined): Document[] {
  const role = typeof id === 'string' ? call.view.table('UserRole').get(id) : undefined
  return role ? [{ ...linkOf(`${type}s`, role.Id), display: role['Name'], primary: true }] : []
}

function linkOf(plural: string, id: string): Document {
  return { value: id, $ref: `/${plural}/${id}` }
}

/** The organisation is the org itself. */
function enterpriseOf(call: Call, row: Row): Document {
  const organization = call.instance.org.id
  const managerId = row['ManagerId']
  const manager = typeof managerId === 'string' ? call.view.table('User').get(managerId) : undefined
  if (!manager) return { ...partsOf(row, enterpriseFields), organization }
  const displayName = nameOf(objectOf(call, 'User'), manager)
  const link = { $ref: locationOf(call, 'Users', manager.Id), displayName }
  const key = dialectOf(call.path).version === 'v1' ? 'managerId' : 'value'
  return { ...partsOf(row, enterpriseFields), organization, manager: { [key]: manager.Id, ...link } }
}
