/**
 * The hybrid flows of mobile apps: tokens, and with them sessions for the web pages an app shows.
 * https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_hybrid_app_token_flow.htm
 */

import { randomBytes } from 'node:crypto'
import { isObject, json, jsonOf, type OpenCall } from '../../wire/index.ts'
import type { Grant } from './grant.ts'

/** Kinds of pages by the scope that opens them; their sessions are told as `lightning_domain` and `lightning_sid`. */
const pages = ['lightning', 'visualforce', 'content']

/** The same grant with the sessions beside its tokens. */
export function hybrid(grant: Grant): Grant {
  return (call, form) => {
    const answer = grant(call, form)
    const tokens = jsonOf(answer)
    if (!isObject(tokens)) return answer
    return json({ ...tokens, ...webSessions(call, String(tokens['access_token'])) })
  }
}

function webSessions(call: OpenCall, accessToken: string): Record<string, string> {
  const { accounts } = call.instance.org
  const session = accounts.session(accessToken)
  if (!session) return {}
  const { userId, clientId, grantId } = session
  const granted = new Set(session.scope.split(/\s+/))
  const told: Record<string, string> = {
    sidCookieName: 'sid',
    parent_sid: accessToken,
    csrf_token: randomBytes(24).toString('base64url'),
  }
  for (const scope of pages.filter((one) => granted.has(one) || granted.has('full'))) {
    const wish = { userId, clientId, grantId, scope, refreshToken: false }
    told[`${scope}_domain`] = new URL(call.origin).host
    told[`${scope}_sid`] = accounts.createSession(wish).session.accessToken
  }
  return told
}
