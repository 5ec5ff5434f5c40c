/** Signing in: the web flow's two halves, and the flows that need no person. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { Problem } from '../problems.ts'
import { authorizeUrl, createPkce, exchangeCode, refusalOf } from '../salesforce/index.ts'
import { acceptTokens } from './accept.ts'
import type { Base } from './base.ts'
import { loadKeys } from './keys.ts'
import { appOf, mint } from './mint.ts'
import { Secret } from './secret.ts'

const attempt = z.object({ verifier: z.string(), redirectUri: z.string() })
const validMinutes = 10

/** The address to sign in at. Works once, for ten minutes. */
export async function beginSignIn(base: Base, id: string, redirectUri: string): Promise<string> {
  const keys = await loadKeys(base, base.db, id)
  if (keys.flow !== 'web') {
    throw new Problem('bad-request', {
      what: 'This connection signs in by itself; there is no page to visit.',
      fix: 'Test it instead.',
    })
  }
  const state = randomBytes(32).toString('base64url')
  const { verifier, challenge } = createPkce()
  const secret = new Secret(JSON.stringify({ verifier, redirectUri }))
  await base.db.deleteFrom('oauth_attempt').where('expires_at', '<', sql<Date>`now()`).execute()
  await base.db
    .insertInto('oauth_attempt')
    .values({
      state,
      connection_id: id,
      sealed: base.vault.seal(secret, id, `oauth ${state}`),
      expires_at: sql<Date>`now() + ${validMinutes} * interval '1 minute'`,
    })
    .execute()
  return authorizeUrl(await appOf(base, keys), { redirectUri, state, challenge })
}

export interface SignInAnswer {
  state: string
  code?: string
  error?: string
  errorDescription?: string
}

/**
 * The browser came back: which connection it was for, and how to finish. Throws `oauth-refused` for a sign-in that is not
 * known; `finish` throws why it failed, and leaves what was there before.
 */
export async function resumeSignIn(base: Base, answer: SignInAnswer): Promise<{ id: string; finish(): Promise<void> }> {
  const begun = await base.db
    .deleteFrom('oauth_attempt')
    .where('state', '=', answer.state)
    .returning(['connection_id', 'sealed', sql<boolean>`expires_at > now()`.as('valid')])
    .executeTakeFirst()
  if (!begun?.valid) throw unknownAttempt()
  const id = begun.connection_id
  return {
    id,
    async finish() {
      if (answer.code === undefined) throw refused(answer)
      const opened = base.vault.open(begun.sealed, id, `oauth ${answer.state}`).reveal()
      const app = await appOf(base, await loadKeys(base, base.db, id))
      const tokens = await exchangeCode(app, { code: answer.code, ...attempt.parse(JSON.parse(opened)) })
      await acceptTokens(base, id, tokens)
    },
  }
}

/** Client credentials and JWT: signs in without a person. */
export async function signInAlone(base: Base, id: string): Promise<void> {
  await acceptTokens(base, id, await mint(base, await loadKeys(base, base.db, id)))
}

function unknownAttempt(): Problem {
  return new Problem('oauth-refused', {
    what: 'This sign-in is not known here: it took longer than ten minutes, was finished before, or began elsewhere.',
    fix: 'Start the sign-in again from the connection.',
  })
}

function refused({ error, errorDescription }: SignInAnswer): Problem {
  const body = { error: error ?? 'access_denied', error_description: errorDescription ?? '' }
  const problem = refusalOf(body, 400)
  return problem.code === 'org-refused' ? new Problem('oauth-refused', problem.details) : problem
}
