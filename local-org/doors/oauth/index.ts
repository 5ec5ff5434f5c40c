/** Front door of OAuth: the functions behind the routes of doors/oauth.ts. */

export { askConsent, authorize } from './authorize.ts'
export { confirm } from './confirm.ts'
export { consentPath } from './consent-page.ts'
export { connectDevice, connectPage, connectPath } from './device.ts'
export { discovery } from './discovery.ts'
export { frontDoor, home, singleAccess } from './front-door.ts'
export { keySet } from './id-token.ts'
export { identity, userinfo } from './identity.ts'
export { introspect, revoke } from './introspect.ts'
export { homePath, login, showLogin } from './login-page.ts'
export { oauthAnswer, oauthRefusal } from './oauth-answer.ts'
export { token } from './token.ts'
