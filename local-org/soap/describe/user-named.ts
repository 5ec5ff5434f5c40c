/** The user a call is about. */

import { OrgError, to18 } from '../../org/index.ts'
import type { SoapCall } from '../soap-call.ts'

/** The 18-character id of an existing user. Throws OrgError INVALID_ID_FIELD. */
export function userNamed({ view }: SoapCall, id: string): string {
  const user = view.table('User').get(to18(id.trim()) ?? '')
  if (!user) throw new OrgError('INVALID_ID_FIELD', `invalid user id: ${id}`)
  return user.Id
}
