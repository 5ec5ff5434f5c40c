/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_login.htm */

import { refuseWithoutApi } from '../../doors/wire/api-enabled.ts'
import { loginWay, plainAddress } from '../../doors/wire/index.ts'
import { type LoginLimit, limitRefusals, loginLimit } from '../../metadata/index.ts'
import { OrgError } from '../../org/index.ts'
import { userInfo } from '../describe/user-info.ts'
import type { Operation } from '../operation.ts'
import type { OpenSoapCall } from '../soap-call.ts'
import { textIn } from '../xml/element.ts'

/** The last version that has the operation. */
const lastVersion = 64

export default {
  open: true,
  run(call, args) {
    const { version, instance, origin, tally } = call
    refuseNewVersion(version)
    const { org } = instance
    const username = textIn(args, 'username') ?? ''
    const userId = authenticate(call, username, textIn(args, 'password') ?? '')
    refuseLimited(call, userId, username)
    refuseWithoutApi(org, userId)
    tally.userId = userId
    const wish = { userId, clientId: null, scope: 'full', refreshToken: false, login: loginWay(call, 'Other Apex API') }
    const { session } = org.accounts.createSession(wish)
    const at = `${version}/${org.id.slice(0, 15)}`
    const { door } = call.dialect
    return {
      metadataServerUrl: `${origin}/services/Soap/m/${at}`,
      passwordExpired: false,
      sandbox: false,
      serverUrl: `${origin}/services/Soap/${door}/${at}`,
      sessionId: session.accessToken,
      userId,
      userInfo: userInfo(org, userId),
    }
  },
} satisfies Operation

function refuseNewVersion(version: string): void {
  if (Number(version) <= lastVersion) return
  throw new OrgError(
    'INVALID_OPERATION',
    `The SOAP Login operation is not available in the API version specified (${version}). Refer to the documentation for supported versions.`,
  )
}

/** The user of a name and a password; the password may be followed by a security token. Throws OrgError INVALID_LOGIN. */
function authenticate(call: OpenSoapCall, username: string, password: string): string {
  const { accounts } = call.instance.org
  const userId = [password, ...withoutToken(password)]
    .map((word) => accounts.login(username.trim(), word))
    .find((found) => found !== undefined)
  if (userId !== undefined) return userId
  accounts.noteRefusal(username.trim(), 'Invalid Password', loginWay(call, 'Other Apex API'))
  const message = 'Invalid username, password, security token; or user locked out.'
  throw new OrgError('INVALID_LOGIN', message)
}

/** The words are [K]; the codes are those of the API reference. */
const limits: Readonly<Record<LoginLimit, readonly [code: string, words: string]>> = {
  address: ['LOGIN_DURING_RESTRICTED_DOMAIN', 'cannot log in from current domain'],
  hours: ['LOGIN_DURING_RESTRICTED_TIME', 'cannot log in during this time'],
}

/** Throws OrgError where the user's profile closes the address or the hour. */
function refuseLimited(call: OpenSoapCall, userId: string, username: string): void {
  const { org } = call.instance
  const limit = loginLimit(org, userId, plainAddress(call.remote))
  if (!limit) return
  org.accounts.noteRefusal(username.trim(), limitRefusals[limit], loginWay(call, 'Other Apex API'))
  throw new OrgError(...limits[limit])
}

/** Every address is a trusted one here, so no token is needed and none is given out: what looks like one is as good as one. */
function withoutToken(password: string): string[] {
  return [24, 25].flatMap((length) =>
    /^[A-Za-z0-9]+$/.test(password.slice(-length)) ? password.slice(0, -length) : [],
  )
}
