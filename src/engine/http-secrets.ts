/** Secrets that http steps name, kept sealed and by tenant. */
import { Problem } from '../problems.ts'
import { rowsOf, type Store } from '../store/index.ts'
import type { SecretSource } from './needs.ts'

export interface HttpSecrets {
  /** Names only: what a secret says is never given out again. */
  list(tenantId: string): Promise<string[]>
  set(tenantId: string, name: string, secret: string): Promise<void>
  /** Throws Problem `not-found`. */
  remove(tenantId: string, name: string): Promise<void>
}

/** Beside secrets of other kinds. */
const prefix = 'http '
const tenantOf = 'select tenant_id::text as tenant from workflow where id = $1'

/** For steps: a workflow reaches the secrets of its own tenant. */
export function secretsOf({ db }: Store, source: SecretSource | undefined) {
  return async (workflowId: string, name: string): Promise<string | null> => {
    const [row] = source ? await rowsOf<{ tenant: string }>(db, tenantOf, [workflowId]) : []
    return row && source ? source.get(row.tenant, prefix + name) : null
  }
}

export function httpSecrets(source: SecretSource | undefined): HttpSecrets {
  const kept = () => source ?? nowhere()
  return {
    list: async (tenantId) => (await kept().names(tenantId, prefix)).map((name) => name.slice(prefix.length)),
    set: (tenantId, name, secret) => kept().put(tenantId, prefix + name, secret),
    async remove(tenantId, name) {
      if (await kept().remove(tenantId, prefix + name)) return
      throw new Problem('not-found', { what: `There is no secret "${name}".`, fix: 'See: rainmaker secrets list' })
    },
  }
}

function nowhere(): never {
  throw new Problem('conflict', { what: 'This engine keeps no secrets.', fix: 'Start the server with a master key.' })
}
