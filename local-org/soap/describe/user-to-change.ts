/** The user whose password a call is about, and what a new one must be. */

import { OrgError, to18 } from '../../org/index.ts'
import { administers } from '../administers.ts'
import type { SoapCall } from '../soap-call.ts'

/** The 18-character id of an existing user. Throws OrgError INVALID_ID_FIELD, or INSUFFICIENT_ACCESS for somebody else's. */
export function userToChange({ view, instance, session }: SoapCall, id: string): string {
  const user = view.table('User').get(to18(id.trim()) ?? '')
  if (!user) throw new OrgError('INVALID_ID_FIELD', `invalid user id: ${id}`)
  if (user.Id === session.userId || administers(instance.org, session.userId)) return user.Id
  throw new OrgError('INSUFFICIENT_ACCESS', 'insufficient access rights on cross-reference id')
}

const shortest = 8

/** The password as it was sent. Throws OrgError INVALID_NEW_PASSWORD. */
export function checkPassword(password = ''): string {
  if (password.length >= shortest) return password
  throw new OrgError('INVALID_NEW_PASSWORD', `Your password must be at least ${shortest} characters long.`)
}
