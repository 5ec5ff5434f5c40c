/** A user as Chatter shows one (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_responses_user_summary.htm). */

import { type Row, to18 } from '../../org/index.ts'
import { nameOf, objectOf } from '../rows/index.ts'
import { type Call, notFound } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'
import { mySubscription } from './following.ts'
import { showPhoto } from './user-photo.ts'

/** The id a path or body names: 'me' is the caller. */
export function subjectId(call: Call, named: string): string {
  return named === 'me' ? call.session.userId : (to18(named) ?? named)
}

/** A user by id or 'me'. Throws NOT_FOUND. */
export function userOf(call: Call, named: string): Row {
  const row = call.view.table('User').get(subjectId(call, named))
  if (!row) throw notFound()
  return row
}

/** The short form: authors, actors. */
export function userSummary(call: Call, row: Row): Record<string, unknown> {
  return {
    additionalLabel: null,
    communityNickname: row['CommunityNickname'] ?? null,
    companyName: row['CompanyName'] ?? null,
    displayName: nameOf(objectOf(call, 'User'), row),
    firstName: row['FirstName'] ?? null,
    id: row.Id,
    isActive: row['IsActive'] === true,
    isChatterGuest: false,
    isInThisCommunity: true,
    lastName: row['LastName'] ?? null,
    motif: motif(call, '005'),
    mySubscription: mySubscription(call, row.Id),
    name: nameOf(objectOf(call, 'User'), row),
    outOfOffice: { message: '' },
    photo: showPhoto(call, row.Id),
    recordViewUrl: null,
    reputation: null,
    title: row['Title'] ?? null,
    type: 'User',
    url: chatterUrl(call, `users/${row.Id}`),
    userType: 'Internal',
  }
}

/** The long form: GET /chatter/users/{id}. */
export function userDetail(call: Call, row: Row): Record<string, unknown> {
  return {
    ...userSummary(call, row),
    aboutMe: row['AboutMe'] ?? null,
    email: row['Email'] ?? null,
    hasChatter: true,
    managerId: row['ManagerId'] ?? null,
    phoneNumbers: [
      ['Work', 'Phone'],
      ['Mobile', 'MobilePhone'],
    ].flatMap(([label, field = '']) => (row[field] ? [{ label, phoneNumber: row[field], phoneType: label }] : [])),
    username: row['Username'],
  }
}

export function motif(call: Call, prefix: string): Record<string, unknown> {
  const icon = (size: number) => `${call.origin}/img/icon/${prefix}_${size}.png`
  return { color: '34BECD', largeIconUrl: icon(64), mediumIconUrl: icon(32), smallIconUrl: icon(16), svgIconUrl: null }
}
