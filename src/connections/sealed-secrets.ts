/** Secrets of tenants, sealed beside those of connections and resealed with them when the master key changes. */
import type { KeyObject } from 'node:crypto'
import type { Store } from '../store/index.ts'
import type { Keyring } from './keyring.ts'
import { Secret } from './secret.ts'
import { createVault } from './vault.ts'

export interface SealedSecrets {
  put(tenantId: string, name: string, secret: string): Promise<void>
  /** Null when there is none. */
  get(tenantId: string, name: string): Promise<string | null>
  /** Names that begin so. */
  names(tenantId: string, prefix: string): Promise<string[]>
  /** Whether there was one. */
  remove(tenantId: string, name: string): Promise<boolean>
}

/** Bound to their place: what is copied to another tenant's row does not open there. */
export function sealedSecrets({ db }: Pick<Store, 'db'>, masterKey: KeyObject | Keyring): SealedSecrets {
  const vault = createVault(masterKey)
  return {
    async put(tenantId, name, secret) {
      const sealed = vault.seal(new Secret(secret), tenantId, name)
      await db
        .insertInto('secret')
        .values({ connection_id: tenantId, name, sealed })
        .onConflict((conflict) => conflict.columns(['connection_id', 'name']).doUpdateSet({ sealed }))
        .execute()
    },
    async get(tenantId, name) {
      const row = await db
        .selectFrom('secret')
        .select('sealed')
        .where('connection_id', '=', tenantId)
        .where('name', '=', name)
        .executeTakeFirst()
      return row ? vault.open(row.sealed, tenantId, name).reveal() : null
    },
    async names(tenantId, prefix) {
      const rows = await db
        .selectFrom('secret')
        .select('name')
        .where('connection_id', '=', tenantId)
        .orderBy('name')
        .execute()
      return rows.map(({ name }) => name).filter((name) => name.startsWith(prefix))
    },
    async remove(tenantId, name) {
      const gone = await db
        .deleteFrom('secret')
        .where('connection_id', '=', tenantId)
        .where('name', '=', name)
        .executeTakeFirst()
      return gone.numDeletedRows > 0n
    },
  }
}
