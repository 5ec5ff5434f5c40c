/** Where sessions come from when there is no server of ours to keep them. */
import { Problem } from '../problems.ts'
import {
  clientCredentials,
  jwtBearer,
  type OAuthApp,
  refresh,
  type Session,
  type SessionSource,
  type Tokens,
} from '../salesforce/index.ts'

interface App {
  /** A My Domain, `https://login.salesforce.com`, `https://test.salesforce.com`, or a local org. */
  loginUrl: string
  clientId: string
}

export type SignIn =
  /** A session somebody else got; it cannot be renewed. */
  | Session
  /** Server to server, as the app's run-as user; `loginUrl` must be the org's My Domain. */
  | (App & { clientSecret: string })
  /** Server to server, as a user who is admitted to the app; `privateKey` is PEM. */
  | (App & { username: string; privateKey: string })
  /** A refresh token of the web flow; `keep` is told when Salesforce gives another in its place. */
  | (App & { clientSecret?: string; refreshToken: string; keep?: (refreshToken: string) => void })

/** Signs in when the first session is asked for; renews once for all who ask at the same time. */
export function sessionsOf(signIn: SignIn): SessionSource {
  const ask = asking(signIn)
  let held: Promise<Session> | null = null
  const renewed = () => {
    const asked = ask()
    held = asked
    asked.catch(() => {
      if (held === asked) held = null
    })
    return asked
  }
  return {
    current: () => held ?? renewed(),
    async renew(stale) {
      const now = await (held ?? renewed())
      return now.accessToken === stale.accessToken ? renewed() : now
    },
  }
}

function asking(signIn: SignIn): () => Promise<Session> {
  if ('accessToken' in signIn) return once(signIn)
  const app: OAuthApp = { ...signIn, clientSecret: 'clientSecret' in signIn ? (signIn.clientSecret ?? null) : null }
  if ('refreshToken' in signIn) return refreshing(app, signIn)
  if ('privateKey' in signIn) return () => jwtBearer(app, { ...signIn, now: Date.now() })
  return () => clientCredentials(app)
}

function once(session: Session): () => Promise<Session> {
  let given = false
  return async () => {
    if (!given) {
      given = true
      return session
    }
    throw new Problem('reconnect-needed', {
      what: 'The session has ended, and there is no way to renew it.',
      fix: 'Give connect() a way to sign in instead: client credentials, a JWT key or a refresh token.',
    })
  }
}

function refreshing(app: OAuthApp, signIn: { refreshToken: string; keep?: (token: string) => void }) {
  let token = signIn.refreshToken
  return async (): Promise<Tokens> => {
    const tokens = await refresh(app, token)
    if (tokens.refreshToken && tokens.refreshToken !== token) {
      token = tokens.refreshToken
      signIn.keep?.(token)
    }
    return tokens
  }
}
