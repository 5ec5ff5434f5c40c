/** Apps, passwords, codes and tokens together: what the OAuth and login doors ask. */
import type {
  Accounts,
  App,
  CodeGrant,
  Login,
  LoginRefusal,
  LoginWay,
  RefreshAnswer,
  Session,
  Tokens,
} from '../accounts.ts'
import type { Persistent } from '../journal/persistent.ts'
import { PersistentMap } from '../journal/persistent-map.ts'
import type { Random } from '../random.ts'
import { LoginLog } from './login-log.ts'
import { hashPassword, isPassword, type PasswordHash } from './passwords.ts'
import { type RefreshToken, type SessionWish, TokenStore } from './tokens.ts'

/** [K] 15 minutes; nothing public settles it. */
const CODE_LIFETIME = 15 * 60_000

const NEW_APP: Omit<App, 'clientId'> = {
  clientSecret: null,
  name: 'Connected App',
  redirectUris: [],
  rotateRefreshTokens: false,
  requirePkce: false,
  requireSecret: true,
  blocked: false,
  notInstalled: false,
  allowedIps: [],
  scopes: ['api', 'refresh_token'],
  runAsUserId: null,
  certificate: null,
  jwtTokens: false,
}

interface Consent {
  userId: string
}

interface Code {
  grant: CodeGrant
  grantId: string
  expiresAt: number
  isUsed: boolean
}

export interface AccountParts {
  append: (kind: string, entry: unknown) => void
  random: Random
  now: () => number
  orgId: () => string
  /** Id of the active user with this name. */
  userNamed: (username: string) => string | undefined
  isActive: (userId: string) => boolean
  /** A user logged in, at epoch ms of org time. */
  cameIn: (userId: string, at: number) => void
}

export class AccountStore implements Accounts {
  readonly #apps: PersistentMap<App>
  readonly #passwords: PersistentMap<PasswordHash>
  readonly #consents: PersistentMap<Consent>
  readonly #codes: PersistentMap<Code>
  readonly #tokens: TokenStore
  readonly #logins: LoginLog
  readonly #parts: AccountParts
  /** For the journal. */
  readonly persistents: Persistent[]

  constructor(parts: AccountParts) {
    const { append } = parts
    this.#parts = parts
    this.#apps = new PersistentMap('app', append)
    this.#passwords = new PersistentMap('password', append)
    this.#consents = new PersistentMap('consent', append)
    this.#codes = new PersistentMap('code', append)
    const sessions = new PersistentMap<Session>('session', append)
    const refreshTokens = new PersistentMap<RefreshToken>('refreshToken', append)
    this.#tokens = new TokenStore({ ...parts, sessions, refreshTokens })
    const logins = new PersistentMap<Login>('login', append)
    this.#logins = new LoginLog(logins)
    const own = [logins, this.#apps, this.#passwords, this.#consents, this.#codes]
    this.persistents = [...own, sessions, refreshTokens]
  }

  get sessionLifetime(): number {
    return this.#tokens.lifetime
  }

  set sessionLifetime(ms: number) {
    this.#tokens.lifetime = ms
  }

  apps(): App[] {
    return [...this.#apps.entries()].map(([, app]) => app)
  }

  app(clientId: string): App | undefined {
    return this.#apps.get(clientId)
  }

  saveApp(app: Pick<App, 'clientId'> & Partial<App>): App {
    return this.#apps.set(app.clientId, { ...NEW_APP, ...this.#apps.get(app.clientId), ...app })
  }

  setPassword(userId: string, password: string): void {
    this.#passwords.set(userId, hashPassword(password))
  }

  hasPassword(userId: string): boolean {
    return this.#passwords.get(userId) !== undefined
  }

  consent(userId: string, clientId: string): void {
    this.#consents.set(`${userId} ${clientId}`, { userId })
  }

  hasConsent(userId: string, clientId: string): boolean {
    return this.#consents.get(`${userId} ${clientId}`) !== undefined
  }

  login(username: string, password: string): string | undefined {
    const userId = this.#parts.userNamed(username)
    const hash = userId && this.#passwords.get(userId)
    return hash && isPassword(password, hash) ? userId : undefined
  }

  createCode(grant: CodeGrant): string {
    const code = `aPrx${this.#parts.random(60)}`
    const expiresAt = this.#parts.now() + CODE_LIFETIME
    this.#codes.set(code, { grant, grantId: this.#tokens.newGrantId(), expiresAt, isUsed: false })
    return code
  }

  redeemCode(code: string): (CodeGrant & { grantId: string }) | undefined {
    const known = this.#codes.get(code)
    if (!known) return undefined
    if (known.isUsed) {
      this.#tokens.endGrant(known.grantId)
      return undefined
    }
    if (known.expiresAt <= this.#parts.now()) return undefined
    this.#codes.set(code, { ...known, isUsed: true })
    return { ...known.grant, grantId: known.grantId }
  }

  createSession({ login, ...wish }: Omit<SessionWish, 'login'> & { login?: LoginWay }): Tokens {
    const { userId, clientId } = wish
    if (!login) return this.#tokens.create(wish)
    const at = this.#parts.now()
    const number = this.#logins.note({ ...login, userId, at, application: this.#nameOf(clientId) })
    this.#parts.cameIn(userId, at)
    return this.#tokens.create({ ...wish, login: number })
  }

  noteRefusal(username: string, refused: LoginRefusal, { clientId, ...way }: LoginWay & { clientId?: string }): void {
    const userId = this.#parts.userNamed(username)
    if (userId === undefined) return
    this.#logins.note({ ...way, userId, at: this.#parts.now(), application: this.#nameOf(clientId ?? null), refused })
  }

  #nameOf(clientId: string | null): string {
    return (clientId && this.app(clientId)?.name) || 'N/A'
  }

  sessions(): Session[] {
    return this.#tokens.sessions()
  }

  logins(): [number: string, login: Login][] {
    return this.#logins.all()
  }

  renameSession(session: Session, accessToken: string): Session {
    return this.#tokens.rename(session, accessToken)
  }

  session(accessToken: string): Session | undefined {
    const session = this.#tokens.live(accessToken)
    return session && this.#parts.isActive(session.userId) ? session : undefined
  }

  refresh(refreshToken: string, clientId: string): RefreshAnswer {
    const userId = this.#tokens.refreshToken(refreshToken)?.userId
    if (userId && !this.#parts.isActive(userId)) return { ok: false, reused: false }
    return this.#tokens.refresh(refreshToken, clientId, this.app(clientId)?.rotateRefreshTokens ?? false)
  }

  refreshGrant(
    token: string,
  ): { clientId: string | null; userId: string; scope: string; issuedAt: number } | undefined {
    return this.#tokens.refreshToken(token)
  }

  refreshTokens(): RefreshToken[] {
    return this.#tokens.refreshTokens()
  }

  revoke(token: string): boolean {
    return this.#tokens.revoke(token)
  }

  expireSessions(userId?: string): number {
    return this.#tokens.expire(userId)
  }

  /** Forgets passwords, consents, codes and tokens of users other than those; apps stay. */
  keepUsers(isKept: (userId: string) => boolean): void {
    this.#passwords.keep((userId) => isKept(userId))
    this.#consents.keep((_, { userId }) => isKept(userId))
    this.#codes.keep((_, { grant }) => isKept(grant.userId))
    this.#tokens.keepUsers(isKept)
    this.#logins.keepUsers(isKept)
  }

  /** Drops codes and sessions that have run out. */
  sweep(): void {
    const now = this.#parts.now()
    this.#codes.keep((_, { expiresAt }) => expiresAt > now)
    this.#tokens.sweep()
  }
}
