/** The authorization endpoint: who is it, may the app, then back to the app with a code, or with tokens in the fragment (the user-agent flow, https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_user_agent_flow.htm). */

import { type App, type CodeGrant, OrgError } from '../../org/index.ts'
import { type Answer, cookieOf, loginWay, type OpenCall, redirect, text } from '../wire/index.ts'
import { admitPerson } from './admission.ts'
import { findApp } from './client.ts'
import { consentPage, consentPath } from './consent-page.ts'
import { type Form, readForm } from './form.ts'
import { challengeMethod } from './pkce.ts'
import { checkRedirectUri } from './redirect-uri.ts'
import { tokenMembers, wantsRefreshToken } from './token-answer.ts'

/** A checked authorization request. */
interface Wish extends Omit<CodeGrant, 'userId'> {
  app: App
  state: string | undefined
  prompt: Set<string>
  /** 'code', or 'token' with or without 'id_token'. */
  responseType: Set<string>
}

const responseTypes = ['code', 'token', 'token id_token']

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
  return call.instance.org.accounts.session(cookieOf(call, 'sid') ?? '')?.userId
}

/** What the consent page's buttons do. `allowed` is false for Deny. */
export function decide(call: OpenCall, form: Form, userId: string, allowed: boolean): Answer {
  const wish = readWish(call, form)
  if (!allowed) return goBack(wish, { error: 'access_denied', error_description: 'end-user denied authorization' })
  call.instance.org.accounts.consent(userId, wish.clientId)
  return grant(call, wish, userId)
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
    prompt: promptOf(form),
    responseType: new Set((form.get('response_type') ?? '').split(' ')),
  }
}

/** What the person may be asked; `immediate=true` is the old way to say `prompt=none`. */
function promptOf(form: Form): Set<string> {
  return new Set(form.get('immediate') === 'true' ? ['none'] : (form.get('prompt') ?? '').split(' '))
}

function proceed(call: OpenCall, form: Form, wish: Wish): Answer {
  checkWish(wish)
  admitPerson(call, wish.app)
  const userId = loggedIn(call)
  if (userId === undefined || wish.prompt.has('login')) {
    if (wish.prompt.has('none')) throw new OrgError('immediate_unsuccessful', 'immediate unsuccessful')
    return redirect(loginUrl(form))
  }
  const approved = call.instance.org.accounts.hasConsent(userId, wish.clientId)
  if (approved && !wish.prompt.has('consent')) return grant(call, wish, userId)
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

function checkWish(wish: Wish): void {
  if (!responseTypes.includes([...wish.responseType].sort().reverse().join(' '))) {
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

function grant(call: OpenCall, wish: Wish, userId: string): Answer {
  return wish.responseType.has('code') ? grantCode(call, wish, userId) : grantTokens(call, wish, userId)
}

function grantCode(call: OpenCall, wish: Wish, userId: string): Answer {
  const { app: _app, state: _state, prompt: _prompt, responseType: _type, ...grant } = wish
  if (grant.codeChallenge !== null) grant.codeChallengeMethod = challengeMethod(grant.codeChallengeMethod ?? undefined)
  return goBack(wish, { code: call.instance.org.accounts.createCode({ ...grant, userId }) })
}

/** Apps of their own scheme are given a refresh token, too; those in a browser are not. */
function grantTokens(call: OpenCall, wish: Wish, userId: string): Answer {
  const { app, clientId, scope, nonce, redirectUri } = wish
  const refreshToken = wantsRefreshToken(scope) && !/^https?:/i.test(redirectUri)
  const tokens = call.instance.org.accounts.createSession({
    userId,
    clientId,
    scope,
    refreshToken,
    login: loginWay(call, 'Remote Access 2.0'),
  })
  const withIdToken = wish.responseType.has('id_token')
  return goBack(wish, tokenMembers(call, app, tokens, { nonce, withIdToken }))
}

/** A code goes into the query, tokens and what is said in their place into the fragment. */
function goBack(wish: Wish, answer: Record<string, string>): Answer {
  const url = new URL(wish.redirectUri)
  const told = { ...answer, ...(wish.state === undefined ? {} : { state: wish.state }) }
  if (wish.responseType.has('token')) url.hash = new URLSearchParams(told).toString()
  else for (const [name, value] of Object.entries(told)) url.searchParams.set(name, value)
  return redirect(url.href)
}

/** The bare line a person sees in the browser. */
function refusalPage(refused: OrgError): Answer {
  const line = `error=${encodeURIComponent(refused.errorCode)}&error_description=${encodeURIComponent(refused.message)}`
  return text('text/html;charset=UTF-8', line, 400)
}
