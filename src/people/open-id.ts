/** Signing in elsewhere, by OpenID Connect: code flow with PKCE, state and nonce. https://openid.net/specs/openid-connect-core-1_0.html */
import { readFile } from 'node:fs/promises'
import type { Configuration } from 'openid-client'
import { messageOf, Problem } from '../problems.ts'
import type { Settings } from '../settings.ts'
import type { Store } from '../store/index.ts'
import { type Role, roles } from './permissions.ts'
import { hashOfSecret } from './secrets.ts'

export interface Identity {
  /** Issuer and subject: what stays when names change. */
  subject: string
  login: string
  name: string
  role: Role
}

export interface OpenId {
  /** Where to send the browser, and what to keep in it: only this browser can finish. */
  begin(callback: string): Promise<{ url: string; state: string }>
  /** Throws `not-signed-in` for anything that is not the end of a sign-in of this browser. */
  finish(answer: URL, state: string): Promise<Identity>
}

type OpenIdSettings = Pick<
  Settings,
  'oidcIssuer' | 'oidcClientId' | 'oidcClientSecretFile' | 'oidcRoleClaim' | 'oidcRole'
>

/** Null when no provider is set. The provider is asked when the first person comes. */
export function openOpenId(settings: OpenIdSettings, { pool }: Store): OpenId | null {
  if (!settings.oidcIssuer) return null
  let found: Promise<Configuration> | null = null
  const provider = () => {
    found ??= discover(settings)
    found.catch(() => {
      found = null
    })
    return found
  }
  return {
    async begin(callback) {
      const [client, config] = await Promise.all([import('openid-client'), provider()])
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()]
      await pool.query('delete from openid_attempt where expires_at < now()')
      await pool.query(
        `insert into openid_attempt (state_hash, nonce, verifier, expires_at)
         values ($1, $2, $3, now() + interval '10 minutes')`,
        [hashOfSecret(state), nonce, verifier],
      )
      const url = client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: callback, scope: 'openid profile email', state, nonce },
        ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      })
      return { url: url.href, state }
    },
    async finish(answer, state) {
      const [client, config] = await Promise.all([import('openid-client'), provider()])
      const { rows } = await pool.query<{ nonce: string; verifier: string }>(
        'delete from openid_attempt where state_hash = $1 and expires_at > now() returning nonce, verifier',
        [hashOfSecret(state)],
      )
      const [begun] = rows
      if (!begun) throw refused('this sign-in is not known here, or took longer than ten minutes')
      const checks = { pkceCodeVerifier: begun.verifier, expectedNonce: begun.nonce, expectedState: state }
      const tokens = await client
        .authorizationCodeGrant(config, answer, { ...checks, idTokenExpected: true })
        .catch((error: unknown) => {
          throw refused(messageOf(error), error)
        })
      return identityOf(settings, tokens.claims() ?? {})
    },
  }
}

async function discover(settings: OpenIdSettings): Promise<Configuration> {
  const client = await import('openid-client')
  const issuer = new URL(settings.oidcIssuer)
  const secret = settings.oidcClientSecretFile
    ? (await readFile(settings.oidcClientSecretFile, 'utf8')).trim()
    : undefined
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(issuer.hostname)
  const auth = secret ? client.ClientSecretPost(secret) : client.None()
  // The signature is checked although the token came straight from the provider: TLS alone may end at a proxy.
  const options = { execute: [client.enableNonRepudiationChecks, ...(isHere ? [client.allowInsecureRequests] : [])] }
  return client.discovery(issuer, settings.oidcClientId, undefined, auth, options).catch((cause: unknown) => {
    throw new Problem('outside-unreachable', {
      what: `The OpenID provider ${settings.oidcIssuer} does not answer as one.`,
      fix: 'Check RAINMAKER_OIDC_ISSUER: /.well-known/openid-configuration has to be found under it.',
      cause,
    })
  })
}

export function identityOf(
  { oidcRoleClaim, oidcRole }: Pick<Settings, 'oidcRoleClaim' | 'oidcRole'>,
  claims: Record<string, unknown>,
): Identity {
  const text = (name: string) => (typeof claims[name] === 'string' ? claims[name] : '')
  // An address the provider has not checked is whoever's.
  const email = claims['email_verified'] === true ? text('email') : ''
  const login = (email || `${text('sub')}@${new URL(text('iss')).host}`).toLowerCase()
  const claimed = [claims[oidcRoleClaim]].flat()
  const role = roles.findLast((one) => claimed.includes(one)) ?? roles.find((one) => one === oidcRole)
  if (!role) throw refused(`the provider gives you no role (claim ${oidcRoleClaim})`)
  return { subject: `${text('iss')} ${text('sub')}`, login, name: text('name') || login, role }
}

function refused(why: string, cause?: unknown): Problem {
  return new Problem('not-signed-in', {
    what: `The sign-in was refused: ${why}.`,
    fix: 'Sign in again; if it stays, ask who runs this server.',
    cause,
  })
}
