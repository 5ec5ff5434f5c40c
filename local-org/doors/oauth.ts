/** OAuth 2.0 and OpenID: authorization, tokens, identity (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_authenticate.htm). */

import {
  askConsent,
  authConfiguration,
  authorize,
  confirm,
  connectDevice,
  connectPage,
  connectPath,
  consentPath,
  discovery,
  frontDoor,
  home,
  homePath,
  identity,
  introspect,
  keySet,
  login,
  logout,
  logoutPath,
  oauthAnswer,
  oauthRefusal,
  register,
  revoke,
  showLogin,
  singleAccess,
  token,
  userinfo,
} from './oauth/index.ts'
import { type Answer, json, type OpenCall, type Route } from './wire/index.ts'

type Run = (call: OpenCall) => Answer

function open(method: 'GET' | 'POST', path: string, run: Run): Route {
  return { method, path, open: true, refuse: oauthRefusal, run: (call) => oauthAnswer(() => run(call)) }
}

/** What a browser reaches by a link or by a form. */
function page(path: string, shown: Run, sent: Run = shown): Route[] {
  return [open('GET', path, shown), open('POST', path, sent)]
}

export const partly = [
  'Single sign-on by SAML, token exchange, registration of clients and headless flows are refused.',
]

export const routes: Route[] = [
  ...page('/services/oauth2/authorize', authorize),
  ...page('/', showLogin, login),
  ...page('/login', showLogin, login),
  ...page(consentPath, askConsent, confirm),
  ...page(connectPath, connectPage, connectDevice),
  ...page('/services/oauth2/singleaccess', singleAccess),
  ...page('/secur/frontdoor.jsp', frontDoor),
  open('GET', homePath, home),
  open('GET', '/lightning/*page', home),
  open('POST', '/services/oauth2/token', token),
  ...page('/services/oauth2/revoke', revoke),
  open('POST', '/services/oauth2/introspect', introspect),
  open('POST', '/services/oauth2/register', register),
  ...page(logoutPath, logout),
  ...page('/secur/logout.jsp', logout),
  ...page('/services/oauth2/userinfo', userinfo),
  open('GET', '/.well-known/openid-configuration', discovery),
  open('GET', '/.well-known/auth-configuration', authConfiguration),
  open('GET', '/id/keys', (call) => json(keySet(call.instance.org.id))),
  ...page('/id/:org/:user', identity),
]
