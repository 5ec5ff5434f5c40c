/** From a token into a browser: single access, and the front door it leads through (https://help.salesforce.com/s/articleView?id=xcloud.frontdoor_singleaccess.htm). */

import { randomBytes } from 'node:crypto'
import { OrgError } from '../../org/index.ts'
import { type Answer, json, type OpenCall, redirect, tokenOf } from '../wire/index.ts'
import { loggedIn } from './authorize.ts'
import { readForm } from './form.ts'
import { startBrowserSession } from './login-page.ts'
import { escapeHtml, page } from './page.ts'
import { findPerson, fullName } from './person.ts'

const doorPath = '/secur/frontdoor.jsp'
/** [K] */
const lifetimeMs = 60_000

/** GET or POST /services/oauth2/singleaccess: an address that logs a browser in, once. */
export function singleAccess(call: OpenCall): Answer {
  const form = readForm(call)
  const { org, oneTimeLogins } = call.instance
  const session = org.accounts.session(tokenOf(call) ?? form.get('access_token') ?? '')
  if (!session) throw new OrgError('invalid_grant', 'Session expired or invalid', { status: 401 })
  const otp = randomBytes(32).toString('base64url')
  oneTimeLogins.set(otp, { userId: session.userId, expiresAt: org.clock.now() + lifetimeMs })
  const target = form.get('redirect_uri')
  // A checksum of the host stands last; it has no use here, and clients look that it is there.
  const cshc = randomBytes(8).toString('base64url')
  const query = new URLSearchParams({ otp, ...(target ? { startURL: target } : {}), cshc })
  return json({ frontdoor_uri: `${call.origin}${doorPath}?${query}` })
}

/** GET /secur/frontdoor.jsp?otp=… or ?sid=…: starts a browser session and leads on. */
export function frontDoor(call: OpenCall): Answer {
  const form = readForm(call)
  const startUrl = form.get('startURL') ?? form.get('retURL')
  const session = call.instance.org.accounts.session(form.get('sid') ?? '')
  if (session) return startBrowserSession(call, session.userId, startUrl, session.accessToken)
  const userId = redeem(call, form.get('otp'))
  return userId === undefined ? redirect('/?ec=302') : startBrowserSession(call, userId, startUrl)
}

function redeem({ instance: { org, oneTimeLogins } }: OpenCall, otp = ''): string | undefined {
  const login = oneTimeLogins.get(otp)
  oneTimeLogins.delete(otp)
  return login && login.expiresAt > org.clock.now() ? login.userId : undefined
}

/** Where a login leads: the local org has no pages to show, and says so. */
export function home(call: OpenCall): Answer {
  const person = findPerson(call, loggedIn(call) ?? '')
  if (!person) return redirect('/?ec=302')
  const name = escapeHtml(String(fullName(person) ?? ''))
  const words = `<p>A local org has no pages to work with: its interface is the API at <code>${escapeHtml(call.origin)}/services/data</code>.</p>`
  return page('Home | Local org', `<h1>You are logged in as ${name}</h1>${words}`)
}
