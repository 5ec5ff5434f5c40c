/** UI API: the theme pages are drawn in, pictures of records, and the token pages send back (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_theme_get.htm). */

import { createHmac } from 'node:crypto'
import { OrgError, to18 } from '../org/index.ts'
import { rowById } from './rows/index.ts'
import { inEach } from './ui-api/each.ts'
import { tagOf } from './ui-api/etag.ts'
import { iconUrl, lookOf } from './ui-api/looks.ts'
import { objectOfId } from './ui-api/record.ts'
import { type Answer, type Call, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api'
const pictures = '/_slds/images/themes/lightning_blue/lightning_blue'

const image = (name: string, [large, medium, small]: readonly [string, string, string]) => ({
  largeUrl: `${pictures}_${name}_${large}.png`,
  mediumUrl: `${pictures}_${name}_${medium}.png`,
  smallUrl: `${pictures}_${name}_${small}.png`,
})
const banner = (name: string) => ({ fullSizeUrl: `${pictures}_${name}.png` })
const squares = ['200', '160', '96'] as const

/** The theme of a new org: Lightning Blue. */
const theme = {
  brandColor: '#0070D2',
  brandImage: image('logo', ['3x', '2x', '1x']),
  defaultGroupBanner: banner('group'),
  defaultGroupImage: image('group_icon', squares),
  defaultPageBanner: banner('background'),
  defaultUserBanner: banner('profile'),
  defaultUserImage: image('profile_avatar', squares),
  density: 'ViewOne',
  headerColor: '#FFFFFF',
  linkColor: 'rgb(0, 109, 204)',
  pageColor: '#B0C4DF',
}

/** Of persons their photo, of all others the icon of their object. Throws NOT_FOUND, INVALID_ID_FIELD. */
function avatarOf(call: Call, given: string): Record<string, unknown> {
  if (!/^(\w{15}|\w{18})$/.test(given)) {
    throw new OrgError('INVALID_ID_FIELD', `Value specified ${given} is not a valid record ID.`)
  }
  const recordId = to18(given) ?? given
  const row = foundRow(call, recordId)
  const photoUrl = row['FullPhotoUrl'] ?? keptPhoto(call, recordId)
  const avatar = typeof photoUrl === 'string' ? photo(recordId, photoUrl) : icon(call, recordId)
  return { ...avatar, eTag: tagOf(avatar) }
}

function foundRow(call: Call, id: string): Record<string, unknown> {
  try {
    return rowById(call, objectOfId(call, id), id)
  } catch (failure) {
    if (!(failure instanceof OrgError)) throw failure
    throw new OrgError('NOT_FOUND', `Unable to find record avatar with ${id}`, { status: 404 })
  }
}

function photo(recordId: string, photoUrl: string): Record<string, unknown> {
  const photoMetadata = { companyBluemasterId: null, responseId: null }
  const size = { height: null, width: null }
  return { backgroundColor: null, ...size, photoMetadata, photoUrl, provider: null, recordId, type: 'Photo' }
}

function icon(call: Call, recordId: string): Record<string, unknown> {
  const look = lookOf(objectOfId(call, recordId).name)
  const shown = { backgroundColor: look?.color ?? null, iconUrl: look ? iconUrl(call.origin, look) : null }
  return { ...shown, recordId, type: 'Theme' }
}

const photos = 'record-photos'

function keptPhoto({ instance }: Call, id: string): unknown {
  return instance.org.notes.get(photos, id)?.value
}

/** GET /record-avatars/batch/a,b: each with its own status. */
function avatars(call: Call): Answer {
  const results = (call.params['ids'] ?? '').split(',').map(inEach((id) => avatarOf(call, id)))
  return json({ hasErrors: results.some(({ statusCode }) => statusCode >= 400), results })
}

/** POST {actionType, photoUrl}: gives a record a picture, or takes it away. */
function associate(call: Call): Answer {
  const { actionType, photoUrl = null } = payloadObject(call)
  const id = String(avatarOf(call, call.params['id'] ?? '')['recordId'])
  call.instance.org.notes.set(photos, id, actionType === 'AssociateAvatar' ? photoUrl : null)
  return json(avatarOf(call, id))
}

/** A token pages send back with what they change: of the session, as long as it lasts. */
function csrfToken({ session }: Call): Answer {
  const seal = createHmac('sha256', session.accessToken).update('csrf').digest('base64url')
  return json({ csrfToken: seal })
}

export const routes: Route[] = [
  { method: 'GET', path: `${base}/themes/active`, run: () => json(theme) },
  { method: 'GET', path: `${base}/session/csrf`, run: csrfToken },
  { method: 'GET', path: `${base}/record-avatars/batch/:ids`, run: avatars },
  { method: 'GET', path: `${base}/record-avatars/:id`, run: (call) => json(avatarOf(call, call.params['id'] ?? '')) },
  { method: 'POST', path: `${base}/record-avatars/:id/association`, run: associate },
]
