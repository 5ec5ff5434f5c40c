/** The two descriptions of the logged-in user: the identity URL and OpenID's userinfo. */

import type { Row } from '../../org/index.ts'
import { toXmlAnswer } from '../rest-xml/index.ts'
import { type Answer, json, type OpenCall, text, tokenOf } from '../wire/index.ts'
import { apiUrls, findPerson, fullName, isoSeconds, utcOffsetMs } from './person.ts'

/** GET /id/:org/:user, as JSON or with `format=xml` (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm). */
export function identity(call: OpenCall): Answer {
  const person = caller(call)
  if (typeof person === 'string') return refused(person)
  if (call.params['org']?.slice(0, 15) !== call.instance.org.id.slice(0, 15)) {
    return refused('Wrong_Org', 404)
  }
  const asked = findPerson(call, call.params['user'] ?? '') ?? person
  const answer = json(described(call, person, asked))
  return call.query.get('format') === 'xml' ? toXmlAnswer(answer, '/id/:org/:user') : answer
}

function described(call: OpenCall, person: Row, asked: Row): Record<string, unknown> {
  return {
    // The name of a person, not an address: it begins with https whatever the client speaks.
    id: `${call.origin.replace(/^http:/, 'https:')}/id/${call.instance.org.id}/${asked.Id}`,
    asserted_user: asked.Id === person.Id,
    ...owner(call, asked),
    username: asked['Username'] ?? null,
    nick_name: asked['CommunityNickname'] ?? asked['Alias'] ?? null,
    display_name: fullName(asked),
    ...mail(asked),
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
    ...standing(call, asked),
    last_modified_date: isoSeconds(asked['LastModifiedDate']),
    is_app_installed: true,
  }
}

/** GET or POST /services/oauth2/userinfo. */
export function userinfo(call: OpenCall): Answer {
  const person = caller(call)
  if (typeof person === 'string') return refused(person)
  return json({
    sub: `${call.origin}/id/${call.instance.org.id}/${person.Id}`,
    ...owner(call, person),
    preferred_username: person['Username'] ?? null,
    nickname: person['CommunityNickname'] ?? person['Alias'] ?? null,
    name: fullName(person),
    ...mail(person),
    given_name: person['FirstName'] ?? null,
    family_name: person['LastName'] ?? null,
    zoneinfo: person['TimeZoneSidKey'] ?? 'GMT',
    photos: photos(call),
    profile: `${call.origin}/${person.Id}`,
    picture: photos(call).picture,
    address: {},
    is_salesforce_integration_user: false,
    ...standing(call, person),
    updated_at: isoSeconds(person['LastModifiedDate']),
    is_app_installed: true,
  })
}

/** The caller's row, or the word Salesforce refuses with. */
function caller(call: OpenCall): Row | 'Missing_OAuth_Token' | 'Bad_OAuth_Token' {
  const token = tokenOf(call) ?? new URLSearchParams(call.body.toString('utf8')).get('access_token')
  if (!token) return 'Missing_OAuth_Token'
  const session = call.instance.org.accounts.session(token)
  return (session && findPerson(call, session.userId)) ?? 'Bad_OAuth_Token'
}

function refused(word: string, status = 403): Answer {
  return text('text/html;charset=UTF-8', word, status)
}

function photos(call: OpenCall): { picture: string; thumbnail: string } {
  return { picture: `${call.origin}/profilephoto/005/F`, thumbnail: `${call.origin}/profilephoto/005/T` }
}

/** Whose description it is. */
function owner(call: OpenCall, person: Row): Record<string, unknown> {
  return { user_id: person.Id, organization_id: call.instance.org.id }
}

function mail(person: Row): Record<string, unknown> {
  return { email: person['Email'] ?? null, email_verified: true }
}

/** What both descriptions tell towards their end: where the APIs are, and how the user stands. */
function standing(call: OpenCall, person: Row): Record<string, unknown> {
  return {
    urls: apiUrls(call, person.Id),
    active: person['IsActive'] !== false,
    user_type: String(person['UserType'] ?? 'Standard').toUpperCase(),
    language: person['LanguageLocaleKey'] ?? 'en_US',
    locale: person['LocaleSidKey'] ?? 'en_US',
    utcOffset: utcOffsetMs(String(person['TimeZoneSidKey'] ?? 'GMT'), call.instance.org.clock.now()),
  }
}
