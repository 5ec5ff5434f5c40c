/** Whether this user may use this app from this address at all: the refusals an administrator's settings cause. */

import { loginLimit } from '../../metadata/index.ts'
import { type App, OrgError } from '../../org/index.ts'
import { type OpenCall, plainAddress } from '../wire/index.ts'

const restricted = () => new OrgError('invalid_grant', 'ip restricted or invalid login hours')

/** What a person is told whose app is not installed … */
const unapprovable = {
  code: 'OAUTH_APPROVAL_ERROR_GENERIC',
  message: 'An unexpected error has occurred during authentication. Please try again.',
}
/** … and what a program that asks for a token, as clients of 2026 report it. */
const notFound = { code: 'app_not_found', message: 'External client app is not installed in this org' }

/** Throws OrgError with the OAuth code Salesforce answers; nothing when all is well. */
export function admitApp(call: OpenCall, app: App, uninstalled = notFound): void {
  if (app.blocked) throw new OrgError('OAUTH_APP_BLOCKED', 'this app is blocked by admin')
  if (app.notInstalled) throw new OrgError(uninstalled.code, uninstalled.message)
  if (app.allowedIps.length > 0 && !app.allowedIps.includes(plainAddress(call.remote))) {
    throw restricted()
  }
}

/** The same of a person who is about to approve the app. */
export const admitPerson = (call: OpenCall, app: App): void => admitApp(call, app, unapprovable)

/** Throws OrgError inactive_user when the user was deactivated since, invalid_grant where the profile closes the address or the hour. */
export function admitUser(call: OpenCall, userId: string): void {
  const { org } = call.instance
  const user = org.as(org.admin.id).table('User').get(userId)
  if (!user) throw new OrgError('invalid_grant', 'authentication failure')
  if (user['IsActive'] === false) throw new OrgError('inactive_user', 'user is inactive')
  if (loginLimit(org, userId, plainAddress(call.remote))) throw restricted()
}
