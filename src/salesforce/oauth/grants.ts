/** The ways to get tokens. */
import type { OAuthApp, Tokens } from './app.ts'
import { assertion } from './assertion.ts'
import { askForTokens } from './token-door.ts'

/** Ends the web flow. The code works once. */
export function exchangeCode(
  app: OAuthApp,
  proof: { code: string; verifier: string; redirectUri: string },
): Promise<Tokens> {
  return askForTokens(app, {
    grant_type: 'authorization_code',
    code: proof.code,
    code_verifier: proof.verifier,
    redirect_uri: proof.redirectUri,
  })
}

/** New access token for a refresh token; with rotation also a new refresh token, and the old one is dead. */
export function refresh(app: OAuthApp, refreshToken: string): Promise<Tokens> {
  return askForTokens(app, { grant_type: 'refresh_token', refresh_token: refreshToken })
}

/** Signs in as the app's run-as user. Salesforce answers only at the org's own My Domain. */
export function clientCredentials(app: OAuthApp): Promise<Tokens> {
  return askForTokens(app, { grant_type: 'client_credentials' })
}

/** Signs in as a pre-authorised user with a key whose certificate the app holds. */
export function jwtBearer(app: OAuthApp, as: { username: string; privateKey: string; now: number }): Promise<Tokens> {
  return askForTokens(
    { ...app, clientSecret: null },
    { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(app, as) },
  )
}
