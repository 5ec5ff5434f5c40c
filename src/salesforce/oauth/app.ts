/** The connected app in whose name we sign in, and what Salesforce gives for it. */

export interface OAuthApp {
  /** Where people of the org sign in: login, test, a My Domain, a local org. */
  loginUrl: string
  clientId: string
  /** Null for public apps, which prove themselves by PKCE alone. */
  clientSecret: string | null
}

export interface Tokens {
  accessToken: string
  /** Null when the flow gives none, and on a refresh without rotation. */
  refreshToken: string | null
  instanceUrl: string
  scopes: string | null
  /** 18 characters each, from the identity address. */
  orgId: string | null
  userId: string | null
}
