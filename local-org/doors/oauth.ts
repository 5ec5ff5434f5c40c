/** OAuth 2.0 and OpenID: authorization, tokens, identity (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_authenticate.htm). */

import {
  askConsent,
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
  oauthAnswer,
  oauthRefusal,
  revoke,
  showLogin,
  singleAccess,
  token,
  userinfo,
} from './oauth/index.ts'
import { type Answer, json, type OpenCall, type Route } from './wire/index.ts'

function open(method: 'GET' | 'POST', path: string, run: (call: OpenCall) => Answer): Route {
  return { method, path, open: true, refuse: oauthRefusal, run: (call) => oauthAnswer(() => run(call)) }
}

export const partly = ['SAML assertions, token exchange and headless flows are refused.']

export const routes: Route[] = [
  open('GET', '/services/oauth2/authorize', authorize),
  open('POST', '/services/oauth2/authorize', authorize),
  open('GET', '/', showLogin),
  open('POST', '/', login),
  open('GET', '/login', showLogin),
  open('POST', '/login', login),
  open('GET', consentPath, askConsent),
  open('POST', consentPath, confirm),
  open('GET', connectPath, connectPage),
  open('POST', connectPath, connectDevice),
  open('GET', '/services/oauth2/singleaccess', singleAccess),
  open('POST', '/services/oauth2/singleaccess', singleAccess),
  open('GET', '/secur/frontdoor.jsp', frontDoor),
  open('POST', '/secur/frontdoor.jsp', frontDoor),
  open('GET', homePath, home),
  open('GET', '/lightning/*page', home),
  open('POST', '/services/oauth2/token', token),
  open('GET', '/services/oauth2/revoke', revoke),
  open('POST', '/services/oauth2/revoke', revoke),
  open('POST', '/services/oauth2/introspect', introspect),
  open('GET', '/services/oauth2/userinfo', userinfo),
  open('POST', '/services/oauth2/userinfo', userinfo),
  open('GET', '/.well-known/openid-configuration', discovery),
  open('GET', '/id/keys', () => json(keySet())),
  open('GET', '/id/:org/:user', identity),
  open('POST', '/id/:org/:user', identity),
]
