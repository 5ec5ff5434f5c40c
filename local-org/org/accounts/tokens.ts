/** Sessions and refresh tokens, tied together by the approval (grant) they come from. */
import type { RefreshAnswer, Session, Tokens } from '../accounts.ts'
import type { PersistentMap } from '../journal/persistent-map.ts'
import type { Random } from '../random.ts'

export interface RefreshToken {
  clientId: string | null
  userId: string
  scope: string
  grantId: string
  issuedAt: number
  /** Epoch ms of org time; undefined before its first use. */
  lastUsedAt?: number
  /** How often it was used. */
  uses?: number
  /** True once rotation has replaced it: whoever shows it again is a thief or was robbed. */
  isSpent: boolean
}

export interface TokenParts {
  sessions: PersistentMap<Session>
  refreshTokens: PersistentMap<RefreshToken>
  random: Random
  now: () => number
  orgId: () => string
}

export interface SessionWish {
  userId: string
  clientId: string | null
  scope: string
  refreshToken: boolean
  grantId?: string
  /** Number of the login. */
  login?: string
}

/** So many approvals of one app by one user live at a time (https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_request_manage.htm). */
const approvals = 5

export class TokenStore {
  readonly #parts: TokenParts
  /** How long a session lives without use, ms of org time. */
  lifetime = 2 * 3_600_000

  constructor(parts: TokenParts) {
    this.#parts = parts
  }

  create({ refreshToken, grantId = this.newGrantId(), ...wish }: SessionWish): Tokens {
    const session = this.#newSession({ ...wish, grantId })
    return { session, refreshToken: refreshToken ? this.#newRefreshToken(session) : null }
  }

  rename(session: Session, accessToken: string): Session {
    this.#parts.sessions.delete(session.accessToken)
    return this.#parts.sessions.set(accessToken, { ...session, accessToken })
  }

  newGrantId(): string {
    return this.#parts.random(16)
  }

  /** The session if it still lives. Use prolongs it, noted at most once per half of its life. */
  live(accessToken: string): Session | undefined {
    const session = this.#parts.sessions.get(accessToken)
    const now = this.#parts.now()
    if (!session || session.expiresAt <= now) return undefined
    if (session.expiresAt - now >= this.lifetime / 2) return session
    return this.#parts.sessions.set(accessToken, { ...session, expiresAt: now + this.lifetime })
  }

  refreshToken(token: string): RefreshToken | undefined {
    const known = this.#parts.refreshTokens.get(token)
    return known?.isSpent ? undefined : known
  }

  /** A new session; with rotation also a new refresh token. A spent token ends everything of its grant. */
  refresh(token: string, clientId: string, rotate: boolean): RefreshAnswer {
    const known = this.#parts.refreshTokens.get(token)
    if (!known || known.clientId !== clientId) return { ok: false, reused: false }
    if (known.isSpent) {
      this.endGrant(known.grantId)
      return { ok: false, reused: true }
    }
    const session = this.#newSession(known)
    const used = { ...known, lastUsedAt: this.#parts.now(), uses: (known.uses ?? 0) + 1 }
    this.#parts.refreshTokens.set(token, { ...used, isSpent: rotate })
    const refreshToken = rotate ? this.#newRefreshToken(session, used) : null
    return { ok: true, tokens: { session, refreshToken }, userId: known.userId, scope: known.scope }
  }

  /** Ends one session, or a refresh token with all of its grant. False when unknown. */
  revoke(token: string): boolean {
    const known = this.#parts.refreshTokens.get(token)
    if (!known) return this.#parts.sessions.delete(token)
    this.endGrant(known.grantId)
    return !known.isSpent
  }

  endGrant(grantId: string): void {
    const { sessions, refreshTokens } = this.#parts
    sessions.keep((_, session) => session.grantId !== grantId)
    refreshTokens.keep((_, token) => token.grantId !== grantId)
  }

  /** Ends sessions at once, of one user or of all; refresh tokens stay. Returns how many. */
  expire(userId?: string): number {
    const ended = [...this.#parts.sessions.entries()].filter(([, session]) => !userId || session.userId === userId)
    for (const [key] of ended) this.#parts.sessions.delete(key)
    return ended.length
  }

  /** Forgets the tokens of all other users. */
  keepUsers(isKept: (userId: string) => boolean): void {
    this.#parts.sessions.keep((_, { userId }) => isKept(userId))
    this.#parts.refreshTokens.keep((_, { userId }) => isKept(userId))
  }

  /** Drops what has run out, so that a compacted journal does not carry it along. */
  sweep(): void {
    const now = this.#parts.now()
    this.#parts.sessions.keep((_, { expiresAt }) => expiresAt > now)
  }

  #newSession(of: Omit<Session, 'accessToken' | 'issuedAt' | 'expiresAt'>): Session {
    const { orgId, random, now } = this.#parts
    const { userId, clientId, scope, grantId, login } = of
    const begun = login === undefined ? {} : { login }
    const accessToken = `${orgId().slice(0, 15)}!AQ${random(86)}`
    const issuedAt = now()
    const lives = { issuedAt, expiresAt: issuedAt + this.lifetime }
    const session = { accessToken, clientId, userId, scope, grantId, ...lives, ...begun }
    return this.#parts.sessions.set(accessToken, session)
  }

  /** Those that live. */
  sessions(): Session[] {
    const now = this.#parts.now()
    return [...this.#parts.sessions.entries()].map(([, session]) => session).filter(({ expiresAt }) => expiresAt > now)
  }

  /** Tokens that can still be used. */
  refreshTokens(): RefreshToken[] {
    return [...this.#parts.refreshTokens.entries()].map(([, token]) => token).filter(({ isSpent }) => !isSpent)
  }

  /** `of`: what was used before it took its place. */
  #newRefreshToken({ clientId, userId, scope, grantId }: Session, of?: RefreshToken): string {
    if (!of) this.#makeRoom(userId, clientId)
    const token = `5Aep861${this.#parts.random(80)}`
    const { issuedAt = this.#parts.now(), lastUsedAt, uses } = of ?? {}
    const used = lastUsedAt === undefined ? {} : { lastUsedAt, uses: uses ?? 0 }
    this.#parts.refreshTokens.set(token, { clientId, userId, scope, grantId, issuedAt, ...used, isSpent: false })
    return token
  }

  /** The oldest approvals of an app by a user end where one too many would come. */
  #makeRoom(userId: string, clientId: string | null): void {
    if (clientId === null) return
    const own = this.refreshTokens().filter((one) => one.userId === userId && one.clientId === clientId)
    const oldest = own.sort((a, b) => a.issuedAt - b.issuedAt).slice(0, Math.max(0, own.length - approvals + 1))
    for (const { grantId } of oldest) this.endGrant(grantId)
  }
}
