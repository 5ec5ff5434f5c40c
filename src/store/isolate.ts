/**
 * Row-level security for every table, told by its columns: a new table is kept apart by the ones it has, and one that has none of
 * them is the server's own and closed to tenants. Run after migrations. See docs/decisions/020-tenants.md.
 */
import type { ClientBase } from 'pg'
import { schema } from './pool.ts'

/** Whom requests of a tenant act as where the server's own login stands above row-level security. */
export const tenantRole = 'rainmaker_tenant'

/** The first column a table has decides. `owned` is itself kept apart: a tenant finds only its own ids there. */
const rules: [column: string, condition: string][] = [
  ['tenant_id', `tenant_id::text = (select current_setting('rainmaker.tenant', true))`],
  ['connection_id', 'connection_id in (select id from owned)'],
  ['workflow_id', 'workflow_id in (select id from owned)'],
  ['key_id', 'key_id in (select id from owned)'],
  ['run_id', 'run_id in (select id from run)'],
]

const everything = `(select current_setting('rainmaker.tenant', true)) = '*'`

/** Superusers are above row-level security, also where it is forced. Roles belong to the whole cluster. */
const makeRole = `
do $$ begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    create role ${tenantRole} nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$`

const columns = `
select c.relname as "table", array_agg(a.attname::text) as columns,
  exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'of_tenant') as "hasPolicy"
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'p') group by c.oid, c.relname`

interface TableColumns {
  table: string
  columns: string[]
  hasPolicy: boolean
}

export async function isolate(client: ClientBase): Promise<void> {
  await client.query(makeRole)
  const { rows } = await client.query<TableColumns>(columns)
  const { rows: roles } = await client.query('select 1 from pg_roles where rolname = $1', [tenantRole])
  const statements = rows.flatMap((table) => statementsFor(table, roles.length > 0))
  await client.query(statements.join(';\n'))
}

function statementsFor({ table, columns: has, hasPolicy }: TableColumns, roleIsThere: boolean): string[] {
  const name = `${schema}.${table}`
  const rule = rules.find(([column]) => has.includes(column))
  const policy = `create policy of_tenant on ${name} using (${everything} or ${rule?.[1]})`
  const rights = table === 'owned' ? 'select' : 'select, insert, update, delete'
  const isTenants = hasPolicy || rule !== undefined
  return [
    `alter table ${name} enable row level security, force row level security`,
    ...(hasPolicy ? [] : [rule ? policy : `create policy of_tenant on ${name} using (${everything})`]),
    ...(isTenants && roleIsThere
      ? [`grant usage on schema ${schema} to ${tenantRole}`, `grant ${rights} on ${name} to ${tenantRole}`]
      : []),
  ]
}
