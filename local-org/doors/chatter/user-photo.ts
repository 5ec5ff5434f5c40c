/** The picture of a user: which version of it is kept, and where it is read (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_responses_photo.htm). */

import { componentId } from '../../org/index.ts'
import type { Call } from '../wire/index.ts'
import { chatterUrl } from './chatter-url.ts'

/** Notes of the org: user id -> version, and version -> bytes as Base64. */
const [versions, contents] = ['user-photos', 'user-photo-contents']
/** Stands in addresses where a user has none. */
const none = '005'

/** Columns of a user that tell the addresses. */
const columns = { FullPhotoUrl: 'F', MediumPhotoUrl: 'M', SmallPhotoUrl: 'T' } as const

function versionOf({ instance }: Pick<Call, 'instance'>, userId: string): string | null {
  const version = instance.org.notes.get(versions, userId)?.value
  return typeof version === 'string' ? version : null
}

export function showPhoto(call: Call, userId: string): Record<string, unknown> {
  const version = versionOf(call, userId)
  const picture = (size: string) => addressOf(call, version ?? none, size)
  return {
    fullEmailPhotoUrl: picture('F'),
    largePhotoUrl: picture('F'),
    photoVersionId: version,
    smallPhotoUrl: picture('T'),
    standardEmailPhotoUrl: picture('T'),
    url: chatterUrl(call, `users/${userId}/photo`),
  }
}

function addressOf({ origin }: Pick<Call, 'origin'>, version: string, size: string): string {
  return `${origin}/profilephoto/${version.slice(0, 15)}/${size}`
}

/** The bytes of a version, by its 15 or 18 characters; undefined when there is none. */
export function photoBytes({ instance }: Pick<Call, 'instance'>, version: string): Uint8Array | undefined {
  const content = instance.org.notes.get(contents, version.slice(0, 15))?.value
  return typeof content === 'string' ? Buffer.from(content, 'base64') : undefined
}

/** Gives a user a picture, or takes it away. */
export function setPhoto(call: Call, userId: string, content: Uint8Array | null): void {
  const { org } = call.instance
  const [old, version] = [versionOf(call, userId), content && componentId('729', `${userId}.${org.clock.now()}`)]
  if (old !== null) org.notes.set(contents, old.slice(0, 15), null)
  if (content && version) org.notes.set(contents, version.slice(0, 15), Buffer.from(content).toString('base64'))
  org.notes.set(versions, userId, version)
  const addresses = Object.entries(columns).map(([column, size]) => [column, version && addressOf(call, version, size)])
  org.update(org.admin.id, 'User', userId, Object.fromEntries(addresses), { asSystem: true, skipCustomRules: true })
}
