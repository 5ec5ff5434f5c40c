/** Signing in to an org: the OAuth 2.0 flows Salesforce offers. */
export type { OAuthApp, Tokens } from './app.ts'
export { authorizeUrl, createPkce, type Pkce } from './authorize.ts'
export { clientCredentials, exchangeCode, jwtBearer, refresh } from './grants.ts'
export { reachLogin } from './reach.ts'
export { revokeToken, signInTimeoutMs, tokenEnd } from './token-door.ts'
