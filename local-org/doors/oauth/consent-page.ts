/** The page that asks a person whether an app may act for them. */

import type { Answer } from '../wire/index.ts'
import type { Form } from './form.ts'
import { escapeHtml, hidden, page } from './page.ts'

const scopeTexts: Record<string, string> = {
  api: 'Manage user data via APIs',
  web: 'Manage user data via Web browsers',
  full: 'Full access',
  refresh_token: 'Perform requests at any time',
  offline_access: 'Perform requests at any time',
  openid: 'Access unique user identifiers',
  id: 'Access the identity URL service',
  profile: 'Access your basic information',
  email: 'Access your email address',
  chatter_api: 'Access Connect REST API resources',
}

/** Where the page's two buttons post to. */
export const consentPath = '/setup/secur/RemoteAccessAuthorizationPage.apexp'

/** Carries the whole authorization request along, so that nothing has to be remembered between the two steps. */
export function consentPage(wish: { appName: string; scope: string; form: Form }): Answer {
  const scopes = wish.scope.split(/\s+/).map((scope) => `<li>${escapeHtml(scopeTexts[scope] ?? scope)}</li>`)
  const carried = [...wish.form].map(([name, value]) => hidden(name, value))
  return page(
    'Allow Access?',
    `<h1>Allow access?</h1><p><strong>${escapeHtml(wish.appName)}</strong> is asking to:</p><ul>${scopes.join('')}</ul>
<form method="post" action="${consentPath}">${carried.join('')}
<button class="primary" id="oaapprove" name="decision" value="allow">Allow</button><button id="oadeny" name="decision" value="deny">Deny</button></form>
<small>Local org: nothing leaves this machine.</small>`,
  )
}
