/** Takes the tokens of a finished sign-in: looks where they lead and whose they are, then stores them sealed. */
import { sql } from 'kysely'
import { Problem } from '../problems.ts'
import { createSalesforce, longId, revokeToken, type Tokens } from '../salesforce/index.ts'
import { apiVersion } from './api-version.ts'
import type { Base } from './base.ts'
import { checkInstance } from './hosts.ts'
import { loadKeys } from './keys.ts'
import { appOf } from './mint.ts'
import { findConnection } from './rows.ts'
import { putSecret, tokensSecret } from './secrets.ts'

interface Owner {
  orgId: string | null
  userId: string | null
  username: string | null
}

/** Throws `oauth-refused` when the tokens are of another org than before: they are then revoked, and nothing is stored. */
export async function acceptTokens(base: Base, id: string, tokens: Tokens): Promise<void> {
  const connection = await findConnection(base.db, id)
  checkInstance(tokens.instanceUrl, connection.loginUrl, base.trustedHosts)
  const owner = await ownerOf(tokens)
  if (connection.orgId && owner.orgId && connection.orgId !== owner.orgId) {
    const app = await appOf(base, await loadKeys(base, base.db, id))
    await revokeToken(app, tokens.refreshToken ?? tokens.accessToken).catch(() => {})
    throw otherOrg(connection.name, connection.orgId, owner.orgId)
  }
  await base.transaction(async (tx) => {
    await putSecret(base, tx, { connectionId: id, name: 'tokens' }, tokensSecret(tokens))
    await tx.deleteFrom('secret').where('connection_id', '=', id).where('name', '=', 'renewal').execute()
    await tx
      .updateTable('connection')
      .set({
        instance_url: tokens.instanceUrl,
        org_id: owner.orgId ?? connection.orgId,
        user_id: owner.userId ?? connection.userId,
        username: owner.username ?? connection.username,
        scopes: tokens.scopes,
        status: 'connected',
        problem: null,
        updated_at: sql<Date>`now()`,
      })
      .where('id', '=', id)
      .execute()
  })
}

/** Asks who signed in; an app without the scope openid leaves only the ids of the token answer. */
async function ownerOf({ instanceUrl, accessToken, orgId, userId }: Tokens): Promise<Owner> {
  const session = { instanceUrl, accessToken }
  const salesforce = createSalesforce({
    session: { current: async () => session, renew: async () => session },
    apiVersion,
    clientName: 'Rainmaker',
  })
  const told = await salesforce
    .with({ kind: 'setup' })
    .identity()
    .catch(() => null)
  if (told) return { orgId: longId(told.orgId), userId: longId(told.userId), username: told.username }
  return { orgId: orgId && longId(orgId), userId: userId && longId(userId), username: null }
}

function otherOrg(name: string, wanted: string, got: string): Problem {
  return new Problem('oauth-refused', {
    what: `You signed in to org ${got}, but the connection "${name}" belongs to org ${wanted}.`,
    fix: 'Sign out of Salesforce in the browser and connect again as a user of the right org, or make a new connection.',
  })
}
