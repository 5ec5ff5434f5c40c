/** Who may come in: recognises each request's caller, and signs people in and out. */
import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import { Problem } from '../problems.ts'
import type { Settings } from '../settings.ts'
import { firstTenant, type Store } from '../store/index.ts'
import { apiKeyMark, callerFrom, type GoodKey, goodKey } from './api-keys.ts'
import { checkOpen, forgetFailures, noteFailure } from './attempts.ts'
import { createBelieved } from './believed.ts'
import { type Caller, callerOfRole } from './caller.ts'
import { makeLink, takeLink } from './links.ts'
import { type OpenId, openOpenId } from './open-id.ts'
import { userOf } from './open-id-user.ts'
import { fitsPassword, hashPassword } from './password.ts'
import { fits, hashOfSecret } from './secrets.ts'
import { beginSession, callerOfSession, endSession, type Whence } from './sessions.ts'
import { createUser, setPassword, type User } from './users.ts'

export interface SignedIn {
  /** Value of the cookie. */
  session: string
  user: Pick<User, 'id' | 'tenantId' | 'name'>
}

export interface People {
  readonly openId: OpenId | null
  /**
   * Null for a key or session that is not good. A revoked one is good for a second longer at most. Throws `forbidden` for a key that
   * comes from an address it is not for.
   */
  ofKey(key: string, address: string): Promise<Caller | null>
  ofSession(session: string): Promise<Caller | null>
  /** All throw `not-signed-in`. */
  byLink(code: string, from: Whence): Promise<SignedIn>
  byPassword(login: string, password: string, from: Whence): Promise<SignedIn>
  byOpenId(answer: URL, state: string, from: Whence): Promise<SignedIn>
  /** Ends a session, at once. */
  end(sessionId: string): Promise<void>
  /** Something was revoked: nobody is believed from memory. */
  forget(): void
  /** Whether somebody can sign in who cannot read the data folder. */
  canSignIn(): Promise<boolean>
  /** Of the first start of all: the code of the owner's link; null later. */
  readonly firstCode: string | null
}

type PeopleSettings = Pick<
  Settings,
  | 'sessionHours'
  | 'ownerPasswordFile'
  | 'oidcIssuer'
  | 'oidcClientId'
  | 'oidcClientSecretFile'
  | 'oidcRoleClaim'
  | 'oidcRole'
>

export async function openPeople(
  settings: PeopleSettings,
  store: Store,
  serverKey: string,
  log: Logger,
): Promise<People> {
  const { sessionHours: hours } = settings
  const serverHash = hashOfSecret(serverKey)
  const firstCode = await beginWithOwner(settings, store, log)
  const openId = openOpenId(settings, store)
  const sessions = createBelieved<Caller | null>()
  const keys = createBelieved<GoodKey | null>()
  const signIn = async (user: SignedIn['user'], from: Whence): Promise<SignedIn> => ({
    session: await beginSession(store, user, hours, from),
    user,
  })
  const server = callerOfRole({
    ...{ kind: 'server', id: 'server', name: 'the server’s own key' },
    ...{ tenantId: firstTenant, role: 'owner', session: null },
  })
  return {
    openId,
    firstCode,
    async ofKey(key, address) {
      if (fits(key, serverHash)) return server
      if (!key.startsWith(apiKeyMark)) return null
      const good = await keys.of(key, () => goodKey(store, key))
      return good && callerFrom(good, address)
    },
    ofSession: (session) => sessions.of(session, () => callerOfSession(store, session, hours)),
    async byLink(code, from) {
      const user = await takeLink(store, code)
      if (user) return signIn(user, from)
      throw new Problem('not-signed-in', {
        what: 'This link is not valid (any more): each one signs in once.',
        fix: 'Run `rainmaker open` on the server for a new one, or ask an admin.',
      })
    },
    async byPassword(login, password, from) {
      return signIn(await userByPassword(store, login, password), from)
    },
    async byOpenId(answer, state, from) {
      if (!openId)
        throw new Problem('not-found', { what: 'No OpenID provider is set.', fix: 'Use a link or password.' })
      return signIn(await userOf(store, await openId.finish(answer, state)), from)
    },
    async end(sessionId) {
      await endSession(store, sessionId)
      sessions.forget()
    },
    forget() {
      sessions.forget()
      keys.forget()
    },
    async canSignIn() {
      if (openId) return true
      const text = 'select 1 from person where password is not null and disabled_at is null limit 1'
      return Boolean((await store.pool.query(text)).rowCount)
    },
  }
}

/** Throws Problem `not-signed-in`, alike for a wrong login and a wrong password, and what `checkOpen` throws after too many of them. */
async function userByPassword(store: Store, login: string, password: string): Promise<SignedIn['user']> {
  await checkOpen(store, login)
  const { rows } = await store.pool.query<SignedIn['user'] & { password: string | null }>(
    `select id::text, tenant_id::text as "tenantId", name, password from person
     where login = $1 and disabled_at is null`,
    [login.toLowerCase()],
  )
  const [found] = rows
  const fits = await fitsPassword(password, found?.password ?? null)
  if (!found || !fits) {
    await noteFailure(store, login)
    throw new Problem('not-signed-in', { what: 'Login or password is wrong.', fix: 'Try again, or use a link.' })
  }
  await forgetFailures(store, login)
  const { password: _password, ...user } = found
  return user
}

/** The first start makes one user, who owns everything, and a link that is good until it is used. */
async function beginWithOwner(settings: PeopleSettings, store: Store, log: Logger): Promise<string | null> {
  const { rowCount } = await store.pool.query('select 1 from person limit 1')
  if (rowCount) return null
  const own = store.of(firstTenant)
  // Two servers may start at once: one makes the owner.
  const owner = await createUser(own, { login: 'owner', name: 'Owner', role: 'owner' }).catch(() => null)
  if (!owner) return null
  const password = settings.ownerPasswordFile && (await readFile(settings.ownerPasswordFile, 'utf8')).trim()
  if (password) {
    await setPassword(own, owner.id, await hashPassword(password))
    log.info({ login: owner.login }, 'the first user has the password of the file')
  }
  return makeLink(store, owner, null)
}
