/** The newest version of a saved workflow. */
import { Problem } from '../problems.ts'
import { type Database, rowsOf } from '../store/index.ts'

/** Its number. Throws Problem `not-found`. */
export async function newestVersion(db: Database, workflowId: string): Promise<number> {
  const [row] = await rowsOf<{ version: number }>(db, 'select version from workflow where id = $1', [workflowId])
  if (row) return row.version
  throw new Problem('not-found', {
    what: `There is no workflow ${workflowId}.`,
    fix: 'List them: rainmaker workflows.',
  })
}
