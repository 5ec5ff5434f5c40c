/** The sealed secrets of connections as rows. */
import { z } from 'zod'
import type { Database } from '../store/index.ts'
import type { Base } from './base.ts'
import { Secret } from './secret.ts'

export type SecretName = 'tokens' | 'client-secret' | 'private-key'

/** What a sign-in left us with. */
export interface StoredTokens {
  accessToken: string
  refreshToken: string | null
}

const storedTokens = z.object({ accessToken: z.string(), refreshToken: z.string().nullable() })

/** Whose secret, and which of its. */
interface SecretOf {
  connectionId: string
  name: SecretName
}

export async function putSecret(
  { vault }: Pick<Base, 'vault'>,
  db: Database,
  { connectionId, name }: SecretOf,
  secret: Secret,
): Promise<void> {
  const sealed = vault.seal(secret, connectionId, name)
  await db
    .insertInto('secret')
    .values({ connection_id: connectionId, name, sealed })
    .onConflict((conflict) =>
      conflict.columns(['connection_id', 'name']).doUpdateSet((row) => ({
        sealed,
        epoch: row('secret.epoch', '+', 1),
        updated_at: new Date(),
      })),
    )
    .execute()
}

/** Null when there is none. */
export async function getSecret(base: Base, connectionId: string, name: SecretName): Promise<Secret | null> {
  const row = await base.db
    .selectFrom('secret')
    .select('sealed')
    .where('connection_id', '=', connectionId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row ? base.vault.open(row.sealed, connectionId, name) : null
}

export function tokensSecret(tokens: StoredTokens): Secret {
  return new Secret(JSON.stringify(tokens))
}

export function readTokens({ vault }: Pick<Base, 'vault'>, connectionId: string, sealed: Buffer): StoredTokens {
  return storedTokens.parse(JSON.parse(vault.open(sealed, connectionId, 'tokens').reveal()))
}
