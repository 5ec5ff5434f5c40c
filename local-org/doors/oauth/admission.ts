/** Whether this user may use this app from this address at all: the refusals an administrator's settings cause. */

import { loginLimit } from '../../metadata/index.ts'
import { type App, OrgError } from '../../org/index.ts'
import { type OpenCall, plainAddress } from '../wire/index.ts'

const restricted = () => new OrgError('invalid_grant', 'ip restricted or invalid login hours')

/** Throws OrgError with the OAuth code Salesforce answers; nothing when all is well. */
export function admitApp(call: OpenCall, app: App): void {
  if (app.blocked) throw new OrgError('OAUTH_APP_BLOCKED', 'this app is blocked by admin')
  if (app.notInstalled) {
    throw new OrgError(
      'OAUTH_APPROVAL_ERROR_GENERIC',
      'An unexpected error has occurred during authentication. Please try again.',
    )
  }
  if (app.allowedIps.length > 0 && !app.allowedIps.includes(plainAddress(call.remote))) {
    throw restricted()
  }
}

/** Throws OrgError inactive_user when the user was deactivated since, invalid_grant where the profile closes the address or the hour. */
export function admitUser(call: OpenCall, userId: string): void {
  const { org } = call.instance
  const user = org.as(org.admin.id).table('User').get(userId)
  if (!user) throw new OrgError('invalid_grant', 'authentication failure')
  if (user['IsActive'] === false) throw new OrgError('inactive_user', 'user is inactive')
  if (loginLimit(org, userId, plainAddress(call.remote))) throw restricted()
}
