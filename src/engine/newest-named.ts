/** A workflow as another one names it. */
import { Problem } from '../problems.ts'
import { type Database, rowsOf } from '../store/index.ts'

const text = 'select id::text, version from workflow where tenant_id = $2 and (name = $1 or id::text = $1)'

/** By id or name, among those of one tenant. Throws Problem `not-found`. */
export async function newestNamed(
  db: Database,
  name: string,
  tenantId: string,
): Promise<{ id: string; version: number }> {
  const [found] = await rowsOf<{ id: string; version: number }>(db, text, [name, tenantId])
  if (found) return found
  throw new Problem('not-found', {
    what: `There is no workflow "${name}" to run.`,
    fix: 'Save it first, or correct the name after "run".',
  })
}
