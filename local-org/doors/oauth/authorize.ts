/** The authorization endpoint of the web server flow: who is it, may the app, then back to the app with a code. */

import { type App, type CodeGrant, OrgError } from '../../org/index.ts'
import { type Answer, cookieOf, type OpenCall, redirect } from '../wire/index.ts'
import { admitApp } from './admission.ts'
import { findApp } from './client.ts'
import { consentPage, consentPath } from './consent-page.ts'
import { type Form, readForm } from './form.ts'
import { escapeHtml, page } from './page.ts'
import { challengeMethod } from './pkce.ts'
import { checkRedirectUri } from './redirect-uri.ts'

/** A checked authorization request. */
interface Wish extends Omit<CodeGrant, 'userId'> {
  app: App
  state: string | undefined
  prompt: Set<string>
}

/** GET or POST /services/oauth2/authorize. Refusals that may not go to an unproven redirect URI are a page. */
export function authorize(call: OpenCall): Answer {
  const form = readForm(call)
  let wish: Wish
  try {
    wish = readWish(call, form)
  } catch (failure) {
    if (failure instanceof OrgError) return refusalPage(failure)
    throw failure
  }
  try {
    return proceed(call, form, wish)
  } catch (failure) {
    if (failure instanceof OrgError)
      return goBack(wish, { error: failure.errorCode, error_description: failure.message })
    throw failure
  }
}

/** The user of the browser session, if there is one. */
export function loggedIn(call: OpenCall): string | undefined {
  return call.instance.browserSessions.get(cookieOf(call, 'sid_Client') ?? '')
}

/** What the consent page's buttons do. `allowed` is false for Deny. */
export function decide(call: OpenCall, form: Form, userId: string, allowed: boolean): Answer {
  const wish = readWish(call, form)
  if (!allowed) return goBack(wish, { error: 'access_denied', error_description: 'end-user denied authorization' })
  call.instance.org.accounts.consent(userId, wish.clientId)
  return grantCode(call, wish, userId)
}

function readWish(call: OpenCall, form: Form): Wish {
  const app = findApp(call, form.get('client_id'))
  const codeChallenge = form.get('code_challenge') ?? null
  return {
    app,
    clientId: app.clientId,
    redirectUri: checkRedirectUri(app, form.get('redirect_uri')),
    scope: form.get('scope') || app.scopes.join(' '),
    codeChallenge,
    codeChallengeMethod: codeChallenge === null ? null : (form.get('code_challenge_method') ?? null),
    nonce: form.get('nonce') ?? null,
    state: form.get('state'),
    prompt: new Set((form.get('prompt') ?? '').split(' ')),
  }
}

function proceed(call: OpenCall, form: Form, wish: Wish): Answer {
  checkWish(form, wish)
  admitApp(call, wish.app)
  const userId = loggedIn(call)
  if (userId === undefined || wish.prompt.has('login')) {
    if (wish.prompt.has('none')) throw new OrgError('immediate_unsuccessful', 'immediate unsuccessful')
    return redirect(loginUrl(form))
  }
  const approved = call.instance.org.accounts.hasConsent(userId, wish.clientId)
  if (approved && !wish.prompt.has('consent')) return grantCode(call, wish, userId)
  if (wish.prompt.has('none')) throw new OrgError('immediate_unsuccessful', 'immediate unsuccessful')
  return redirect(`${consentPath}?${new URLSearchParams([...form])}`)
}

/** The consent page, for whoever is logged in. */
export function askConsent(call: OpenCall): Answer {
  if (!loggedIn(call)) return redirect('/')
  const form = readForm(call)
  try {
    const { app, scope } = readWish(call, form)
    return consentPage({ appName: app.name, scope, form })
  } catch (failure) {
    if (failure instanceof OrgError) return refusalPage(failure)
    throw failure
  }
}

function checkWish(form: Form, wish: Wish): void {
  if (form.get('response_type') !== 'code') {
    throw new OrgError('unsupported_response_type', 'response type not supported')
  }
  if (wish.codeChallenge === null && wish.app.requirePkce) {
    throw new OrgError('invalid_request', 'missing required code challenge')
  }
  if (wish.codeChallenge !== null) wish.codeChallengeMethod = challengeMethod(wish.codeChallengeMethod ?? undefined)
  const granted = new Set(wish.app.scopes)
  const unknown = wish.scope
    .split(/[\s+]+/)
    .find((scope) => scope !== '' && !granted.has(scope) && !granted.has('full'))
  if (unknown) throw new OrgError('invalid_scope', 'the requested scope is not allowed')
}

/** The login page, which leads back here; `prompt=login` is spent on the way. */
function loginUrl(form: Form): string {
  const query = new URLSearchParams([...form])
  const prompt = (form.get('prompt') ?? '').split(' ').filter((word) => word !== 'login' && word !== '')
  if (prompt.length > 0) query.set('prompt', prompt.join(' '))
  else query.delete('prompt')
  return `/?${new URLSearchParams({ ec: '302', startURL: `/services/oauth2/authorize?${query}` })}`
}

function grantCode(call: OpenCall, wish: Wish, userId: string): Answer {
  const { app: _app, state: _state, prompt: _prompt, ...grant } = wish
  if (grant.codeChallenge !== null) grant.codeChallengeMethod = challengeMethod(grant.codeChallengeMethod ?? undefined)
  return goBack(wish, { code: call.instance.org.accounts.createCode({ ...grant, userId }) })
}

function goBack(wish: Wish, answer: Record<string, string>): Answer {
  const url = new URL(wish.redirectUri)
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value)
  if (wish.state !== undefined) url.searchParams.set('state', wish.state)
  return redirect(url.href)
}

function refusalPage(refused: OrgError): Answer {
  const line = `error=${escapeHtml(refused.errorCode)}&amp;error_description=${escapeHtml(refused.message)}`
  return page('OAuth Error', `<h1>OAuth Error</h1><p class="error">${line}</p>`, 400)
}
