/** Asks the token door of an org; what it says becomes tokens or a Problem. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import { checked } from '../answers.ts'
import { lostAnswer, lostWrite } from '../lost.ts'
import { refusalOf } from '../refusals/index.ts'
import { exchange, type Incoming } from '../wire.ts'
import type { OAuthApp, Tokens } from './app.ts'

const tokenAnswer = z
  .object({
    access_token: z.string().min(1),
    refresh_token: z.string().nullish(),
    instance_url: z.url(),
    scope: z.string().nullish(),
    id: z.string().nullish(),
  })
  .transform(
    (body): Tokens => ({
      accessToken: body.access_token,
      refreshToken: body.refresh_token ?? null,
      instanceUrl: body.instance_url,
      scopes: body.scope ?? null,
      ...owner(body.id ?? ''),
    }),
  )

/**
 * One try. A lost answer is Problem `answer-lost`: a code or a rotating refresh token may be used up by it. What surely did
 * not arrive is `org-unreachable`. https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm
 */
export async function askForTokens(app: OAuthApp, grant: Record<string, string>): Promise<Tokens> {
  const answer = await postForm(app, '/services/oauth2/token', grant)
  if (answer.status === 200) return checked(tokenAnswer, answer.body, 'the sign-in')
  throw signInRefusal(answer)
}

/** Withdraws a token; a refresh token takes its sessions with it. Unknown tokens are fine: they are gone already. */
export async function revokeToken(app: OAuthApp, token: string): Promise<void> {
  const answer = await postForm(app, '/services/oauth2/revoke', { token })
  if (answer.status >= 500) throw signInRefusal(answer)
}

const introspection = z.object({ active: z.boolean(), exp: z.number().optional() })

/**
 * When a token of the app itself ends, epoch ms; null when it has no end or the org does not say.
 * [K] that `exp` of a refresh token follows the app's policy.
 * https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oidc_token_introspection.htm
 */
export async function tokenEnd(app: OAuthApp, token: string): Promise<number | null> {
  const { body } = await postForm(app, '/services/oauth2/introspect', { token, token_type_hint: 'refresh_token' })
  const told = introspection.safeParse(body)
  return told.success && told.data.exp !== undefined ? told.data.exp * 1000 : null
}

async function postForm(app: OAuthApp, path: string, fields: Record<string, string>): Promise<Incoming> {
  const { origin } = new URL(app.loginUrl)
  const secret: Record<string, string> = app.clientSecret === null ? {} : { client_secret: app.clientSecret }
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'gzip',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const body = new URLSearchParams({ client_id: app.clientId, ...secret, ...fields }).toString()
  try {
    return await exchange({ origin, method: 'POST', path, headers, body, timeoutMs: signInTimeoutMs })
  } catch (thrown) {
    throw lostAnswer(thrown, origin, true).problem
  }
}

/** Long enough for a busy login host; a successor that finds us dead waits for it. */
export const signInTimeoutMs = 15_000

function signInRefusal({ status, body }: Incoming): Problem {
  const problem = refusalOf(body, status)
  if (status >= 500) return lostWrite(`Salesforce answered ${status} to a sign-in`, problem, problem.details.salesforce)
  return problem.code === 'org-refused' ? new Problem('oauth-refused', problem.details) : problem
}

/** `https://login.salesforce.com/id/<org>/<user>` */
function owner(identity: string): Pick<Tokens, 'orgId' | 'userId'> {
  const found = /\/id\/(\w{15,18})\/(\w{15,18})$/.exec(identity)
  return { orgId: found?.[1] ?? null, userId: found?.[2] ?? null }
}
