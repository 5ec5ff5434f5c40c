/** The pictures of users: read, given and taken away (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_user_profiles_photo.htm). */

import { OrgError } from '../org/index.ts'
import { fileOf } from './chatter/file.ts'
import { userOf } from './chatter/person.ts'
import { readSent } from './chatter/upload.ts'
import { photoBytes, setPhoto, showPhoto } from './chatter/user-photo.ts'
import { pictureType } from './rows/picture-type.ts'
import { type Answer, bytes, type Call, empty, json, notFound, type Route } from './wire/index.ts'

const photos = ['connect/user-profiles/:id/photo', 'chatter/users/:id/photo'].map(
  (path) => `/services/data/:version/${path}`,
)

/** The user of the path. Throws NOT_FOUND, INSUFFICIENT_ACCESS where the caller may not change the user. */
function changeable(call: Call): string {
  const { Id } = userOf(call, call.params['id'] ?? '')
  if (call.instance.org.recordAccess(call.session.userId, Id).edit) return Id
  throw new OrgError('INSUFFICIENT_ACCESS', 'insufficient access rights on object id', { status: 403 })
}

/** POST: the part `fileUpload`, or `fileId` and `versionNumber` of a file there is. How it is cut is left aside. */
function give(call: Call): Answer {
  const userId = changeable(call)
  const { input, file } = readSent(call)
  setPhoto(call, userId, file?.content ?? ofFile(call, input))
  return json(showPhoto(call, userId), 201)
}

function ofFile(call: Call, { fileId, versionNumber = null }: Record<string, unknown>): Uint8Array {
  if (typeof fileId !== 'string') throw new OrgError('MISSING_ARGUMENT', 'Specify a fileId or upload a file.')
  const { version } = fileOf(call, fileId, versionNumber === null ? null : String(versionNumber))
  const content = call.instance.org.blob(String(version['VersionData'] ?? ''))
  if (!content) throw notFound()
  return content
}

function take(call: Call): Answer {
  setPhoto(call, changeable(call), null)
  return empty(204)
}

/** GET /profilephoto/{version}/F: the picture itself, in one size. Throws NOT_FOUND. */
function read(call: Call): Answer {
  const content = photoBytes(call, call.params['photo'] ?? '')
  if (!content) throw notFound()
  return bytes(pictureType(content), content)
}

export const partly = ['Pictures have one size, and banners are not there.']

export const routes: Route[] = [
  ...photos.flatMap((path): Route[] => [
    { method: 'GET', path, run: (call) => json(showPhoto(call, userOf(call, call.params['id'] ?? '').Id)) },
    { method: 'POST', path, run: give },
    { method: 'DELETE', path, run: take },
  ]),
  { method: 'GET', path: '/profilephoto/:photo/:size', run: read },
]
