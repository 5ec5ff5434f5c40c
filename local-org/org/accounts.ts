/** Who may speak to the org: connected apps, authorization codes, sessions and refresh tokens. Protocol lives in the doors. */

export interface App {
  clientId: string
  clientSecret: string | null
  name: string
  redirectUris: string[]
  /** Each refresh returns a new refresh token; reuse of an old one revokes all of the grant. */
  rotateRefreshTokens: boolean
  requirePkce: boolean
  requireSecret: boolean
  /** Refused with OAUTH_APP_BLOCKED when true. */
  blocked: boolean
  /** Not installed in this org: people see OAUTH_APPROVAL_ERROR_GENERIC, programs app_not_found. */
  notInstalled: boolean
  /** Addresses a login may come from; empty: any. */
  allowedIps: string[]
  scopes: string[]
  /** User for the client credentials flow, null when the flow is off. */
  runAsUserId: string | null
  /** PEM certificate or public key for the JWT and SAML bearer flows. */
  certificate: string | null
  /** Its access tokens are JSON Web Tokens that services can read by themselves. */
  jwtTokens: boolean
}

export interface CodeGrant {
  clientId: string
  userId: string
  redirectUri: string
  scope: string
  codeChallenge: string | null
  codeChallengeMethod: string | null
  nonce: string | null
}

export interface Session {
  accessToken: string
  clientId: string | null
  userId: string
  scope: string
  /** Epoch ms of org time. */
  issuedAt: number
  expiresAt: number
  /** Sessions and refresh tokens of one approval share it; revoking it ends them all. */
  grantId: string
  /** Number of the login it began with; none where it was refreshed, or opened by the org itself. */
  login?: string
}

/** How somebody comes in. */
export interface LoginWay {
  type: 'Application' | 'Other Apex API' | 'Remote Access 2.0'
  sourceIp: string
  /** Host that was asked. */
  loginUrl: string
}

/** Why a login came to nothing. */
export type LoginRefusal = 'Invalid Password' | 'Restricted IP' | 'Restricted Time'

export interface Login extends LoginWay {
  userId: string
  /** Epoch ms of org time. */
  at: number
  /** Name of the app; 'N/A' without one. */
  application: string
  /** Why nobody came in, in the words of the history. */
  refused?: LoginRefusal
}

export interface Tokens {
  session: Session
  /** Null when none was asked for, or on a refresh without rotation. */
  refreshToken: string | null
}

export type RefreshAnswer = { ok: true; tokens: Tokens; userId: string; scope: string } | { ok: false; reused: boolean }

/** A refresh token, but for itself. */
export interface Approval {
  clientId: string | null
  userId: string
  grantId: string
  issuedAt: number
  lastUsedAt?: number
  uses?: number
}

/** The stores behind the OAuth and login doors. All of it is journalled and survives a restart. */
export interface Accounts {
  apps(): App[]
  app(clientId: string): App | undefined
  /** Adds or replaces. Left-out members take the usual values. */
  saveApp(app: Pick<App, 'clientId'> & Partial<App>): App
  /** Sets the password of a user (kept as a salted hash). */
  setPassword(userId: string, password: string): void
  /** User id for a right pair of user name and password of an active user, else undefined. */
  login(username: string, password: string): string | undefined
  /** Notes that the user allowed the app what it asks for. */
  consent(userId: string, clientId: string): void
  hasConsent(userId: string, clientId: string): boolean
  createCode(grant: CodeGrant): string
  /** Single use, 15 minutes of org time. Presenting it again revokes what it gave. */
  redeemCode(code: string): (CodeGrant & { grantId: string }) | undefined
  /** `grantId` ties the session to the code it was redeemed with; left out, it is a grant of its own. */
  createSession(wish: {
    grantId?: string
    userId: string
    clientId: string | null
    scope: string
    refreshToken: boolean
    /** Left out when nobody logs in: for sessions the org opens itself. */
    login?: LoginWay
  }): Tokens
  /** Notes a login of a user there is that came to nothing. */
  noteRefusal(username: string, refused: LoginRefusal, login: LoginWay & { clientId?: string }): void
  /** Sessions that live. */
  sessions(): Session[]
  /** Logins by their number, the oldest first; those that came to nothing as well. */
  logins(): [number: string, login: Login][]
  /** Gives a session another access token; the one it had is good no more. */
  renameSession(session: Session, accessToken: string): Session
  /** The live session of an access token (not expired, not revoked, user active). */
  session(accessToken: string): Session | undefined
  refresh(refreshToken: string, clientId: string): RefreshAnswer
  /** What a refresh token stands for, for introspection. */
  refreshGrant(
    refreshToken: string,
  ): { clientId: string | null; userId: string; scope: string; issuedAt: number } | undefined
  /** What can still be refreshed; the tokens themselves are not told. Times are epoch ms of org time. */
  refreshTokens(): Approval[]
  /** Ends a session, or a refresh token with all its sessions. False when the token is unknown. */
  revoke(token: string): boolean
  /** Ends sessions at once (control door: expired token). Without a user: all. */
  expireSessions(userId?: string): number
  /** How long a new session lives, ms of org time. Default 2 hours. */
  sessionLifetime: number
}
