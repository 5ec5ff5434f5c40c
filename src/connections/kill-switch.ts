/** Ends what a connection can do: withdraws its tokens at Salesforce and wipes what could make new ones. */
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { asProblem, Problem } from '../problems.ts'
import { revokeToken } from '../salesforce/index.ts'
import { jsonText } from '../store/index.ts'
import type { Base } from './base.ts'
import { type Keys, loadKeys } from './keys.ts'
import { appOf } from './mint.ts'

/** Wiped first, so that nothing of ours can use them; a web connection keeps its client secret to connect again. */
export async function revokeConnection(base: Base, id: string): Promise<void> {
  const keys = await loadKeys(base, base.db, id)
  const app = await appOf(base, keys)
  await base.transaction(async (tx) => {
    const secrets = tx.deleteFrom('secret').where('connection_id', '=', id)
    await (keys.flow === 'web' ? secrets.where('name', '!=', 'client-secret') : secrets).execute()
    const change = { status: 'revoked', problem: null, updated_at: sql<Date>`now()` }
    await tx.updateTable('connection').set(change).where('id', '=', id).execute()
  })
  const problem = await withdraw(keys, (token) => revokeToken(app, token))
  if (!problem) return
  await base.db
    .updateTable('connection')
    .set({ problem: jsonText(problem) })
    .where('id', '=', id)
    .execute()
}

/** Whoever pulls the switch hears within ten seconds how it went; what is under way goes on. */
const answerWithinMs = 5000

async function tooLate(): Promise<never> {
  await setTimeout(answerWithinMs, undefined, { ref: false })
  throw new Problem('org-unreachable', {
    what: `Salesforce did not answer within ${answerWithinMs / 1000} s.`,
    fix: 'Revoke the app’s sessions in the org.',
  })
}

/** The refresh token takes its sessions with it; the access token is withdrawn as well, should it be of another grant. */
async function withdraw({ tokens }: Keys, revoke: (token: string) => Promise<void>): Promise<Problem | null> {
  try {
    const both = [tokens?.refreshToken, tokens?.accessToken].flatMap((token) => (token ? [revoke(token)] : []))
    await Promise.race([Promise.all(both), tooLate()])
    return null
  } catch (thrown) {
    return new Problem('org-unreachable', {
      what: 'The tokens were wiped here, but Salesforce could not be told.',
      fix: 'In the org: Setup, Connected Apps OAuth Usage, revoke the app’s sessions.',
      then: 'stop',
      cause: asProblem(thrown),
    })
  }
}
