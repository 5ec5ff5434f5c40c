/**
 * The pool as one tenant sees it: every statement stands in a transaction that first says whose it is. The setting ends with the
 * transaction, so that neither our pool nor one between us and PostgreSQL can carry it over to another tenant.
 */
import type { Pool, PoolClient } from 'pg'

export interface Scope {
  tenantId: string
  /** Null where row-level security binds our own login. */
  role: string | null
}

export function tenantPool(pool: Pool, scope: Scope): Pool {
  const begin = beginOf(scope)
  const connect = async () => tenantClient(await pool.connect(), begin)
  const query = async (text: string, values?: unknown[]) => {
    const client = await connect()
    try {
      return await client.query(text, values)
    } finally {
      client.release()
    }
  }
  return replacing(pool, { connect, query })
}

function beginOf({ tenantId, role }: Scope): string {
  if (!/^[0-9a-f-]{36}$/.test(tenantId)) throw new TypeError('A tenant is named by its id.')
  const act = role === null ? '' : `set local role ${role}; `
  // In one message: should a part of it fail, the transaction refuses all that follows.
  return `begin; ${act}set local rainmaker.tenant = '${tenantId}'`
}

function tenantClient(client: PoolClient, begin: string): PoolClient {
  let inTransaction = false
  const query = async (text: string, values?: unknown[]) => {
    if (/^\s*(begin|start transaction)/i.test(text)) {
      inTransaction = true
      return client.query(begin)
    }
    if (inTransaction) {
      if (/^\s*(commit|rollback)\s*;?\s*$/i.test(text)) inTransaction = false
      return client.query(text, values)
    }
    try {
      await client.query(begin)
      const result = await client.query(text, values)
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  }
  return replacing(client, { query })
}

/** The same object with some of its methods replaced. */
function replacing<T extends object>(target: T, replaced: Record<string, unknown>): T {
  return new Proxy(target, {
    get(of, name) {
      if (typeof name === 'string' && name in replaced) return replaced[name]
      const value: unknown = Reflect.get(of, name, of)
      return typeof value === 'function' ? value.bind(of) : value
    },
  })
}
