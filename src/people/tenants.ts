/** Tenants as rows. */
import { randomBytes } from 'node:crypto'
import type { TenantInfo } from '../contract/index.ts'
import { Problem } from '../problems.ts'
import { firstTenant, isDuplicate, type Store } from '../store/index.ts'

export type Tenant = TenantInfo

type Row = Omit<Tenant, 'createdAt'> & { createdAt: Date }

const columns = 'id::text, name, created_at as "createdAt"'
const toTenant = (row: Row): Tenant => ({ ...row, createdAt: row.createdAt.toISOString() })

/** The zeros tell it from a connection's id: docs/decisions/020-tenants.md. */
const newId = () => `${firstTenant.slice(0, -12)}${randomBytes(6).toString('hex')}`

/** `store` is the whole one. Throws `conflict` for a name that is taken, and where the database could not keep tenants apart. */
export async function createTenant({ pool, isolates }: Store, name: string): Promise<Tenant> {
  if (!isolates) throw cannotIsolate()
  const id = newId()
  const { rows } = await pool
    .query<Row>(`insert into tenant (id, name) values ($1, $2) returning ${columns}`, [id, name])
    .catch(taken)
  await pool.query('insert into owned (id, tenant_id) values ($1, $1)', [id])
  return toTenant(rows[0]!)
}

/** `store` is the whole one. The oldest first. */
export async function listTenants({ pool }: Store): Promise<Tenant[]> {
  return (await pool.query<Row>(`select ${columns} from tenant order by created_at, id`)).rows.map(toTenant)
}

/** By id or name. Throws `not-found`. */
export async function findTenant({ pool }: Store, idOrName: string): Promise<Tenant> {
  const { rows } = await pool.query<Row>(`select ${columns} from tenant where id::text = $1 or name = $1`, [idOrName])
  if (rows[0]) return toTenant(rows[0])
  throw new Problem('not-found', {
    what: `There is no tenant "${idOrName}".`,
    fix: 'List them: rainmaker tenants list.',
  })
}

function taken(thrown: unknown): never {
  if (!isDuplicate(thrown)) throw thrown
  throw new Problem('conflict', { what: 'There is a tenant with this name.', fix: 'Take another name.', field: 'name' })
}

function cannotIsolate(): Problem {
  return new Problem('conflict', {
    what: 'This database login is above row-level security, so tenants could not be kept apart.',
    fix: 'Give DATABASE_URL a login without BYPASSRLS that owns the schema, or a superuser.',
  })
}
