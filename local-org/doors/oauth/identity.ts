/** The two descriptions of the logged-in user: the identity URL and OpenID's userinfo. */

import type { Row } from '../../org/index.ts'
import { type Answer, json, type OpenCall, text, tokenOf } from '../wire/index.ts'
import { apiUrls, findPerson, fullName, isoSeconds, utcOffsetMs } from './person.ts'

/** GET /id/:org/:user (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm). */
export function identity(call: OpenCall): Answer {
  const person = caller(call)
  if (typeof person === 'string') return text('text/html;charset=UTF-8', person, 403)
  if (call.params['org']?.slice(0, 15) !== call.instance.org.id.slice(0, 15)) {
    return text('text/html;charset=UTF-8', 'Wrong_Org', 404)
  }
  const asked = findPerson(call, call.params['user'] ?? '') ?? person
  return json({
    // The name of a person, not an address: it begins with https whatever the client speaks.
    id: `${call.origin.replace(/^http:/, 'https:')}/id/${call.instance.org.id}/${asked.Id}`,
    asserted_user: asked.Id === person.Id,
    user_id: asked.Id,
    organization_id: call.instance.org.id,
    username: asked['Username'] ?? null,
    nick_name: asked['CommunityNickname'] ?? asked['Alias'] ?? null,
    display_name: fullName(asked),
    email: asked['Email'] ?? null,
    email_verified: true,
    first_name: asked['FirstName'] ?? null,
    last_name: asked['LastName'] ?? null,
    timezone: asked['TimeZoneSidKey'] ?? 'GMT',
    photos: photos(call),
    addr_street: asked['Street'] ?? null,
    addr_city: asked['City'] ?? null,
    addr_state: asked['State'] ?? null,
    addr_country: asked['Country'] ?? null,
    addr_zip: asked['PostalCode'] ?? null,
    mobile_phone: asked['MobilePhone'] ?? null,
    mobile_phone_verified: false,
    is_lightning_login_user: false,
    status: { created_date: null, body: null },
    urls: apiUrls(call, asked.Id),
    ...shared(call, asked),
    last_modified_date: isoSeconds(asked['LastModifiedDate']),
  })
}

/** GET or POST /services/oauth2/userinfo. */
export function userinfo(call: OpenCall): Answer {
  const person = caller(call)
  if (typeof person === 'string') return text('text/html;charset=UTF-8', person, 403)
  return json({
    sub: `${call.origin}/id/${call.instance.org.id}/${person.Id}`,
    user_id: person.Id,
    organization_id: call.instance.org.id,
    preferred_username: person['Username'] ?? null,
    nickname: person['CommunityNickname'] ?? person['Alias'] ?? null,
    name: fullName(person),
    email: person['Email'] ?? null,
    email_verified: true,
    given_name: person['FirstName'] ?? null,
    family_name: person['LastName'] ?? null,
    zoneinfo: person['TimeZoneSidKey'] ?? 'GMT',
    photos: photos(call),
    profile: `${call.origin}/${person.Id}`,
    picture: photos(call).picture,
    address: {},
    urls: apiUrls(call, person.Id),
    ...shared(call, person),
    updated_at: isoSeconds(person['LastModifiedDate']),
  })
}

/** The caller's row, or the word Salesforce refuses with. */
function caller(call: OpenCall): Row | 'Missing_OAuth_Token' | 'Bad_OAuth_Token' {
  const token = tokenOf(call) ?? new URLSearchParams(call.body.toString('utf8')).get('access_token')
  if (!token) return 'Missing_OAuth_Token'
  const session = call.instance.org.accounts.session(token)
  return (session && findPerson(call, session.userId)) ?? 'Bad_OAuth_Token'
}

function photos(call: OpenCall): { picture: string; thumbnail: string } {
  return { picture: `${call.origin}/profilephoto/005/F`, thumbnail: `${call.origin}/profilephoto/005/T` }
}

function shared(call: OpenCall, person: Row): Record<string, unknown> {
  return {
    active: person['IsActive'] !== false,
    user_type: String(person['UserType'] ?? 'Standard').toUpperCase(),
    language: person['LanguageLocaleKey'] ?? 'en_US',
    locale: person['LocaleSidKey'] ?? 'en_US',
    utcOffset: utcOffsetMs(String(person['TimeZoneSidKey'] ?? 'GMT'), call.instance.org.clock.now()),
    is_app_installed: true,
  }
}
