/** A dry run is never done for real by going on with it or repeating it. */
import { Problem } from '../../problems.ts'
import { type Database, rowsOf } from '../../store/index.ts'

/** Throws Problem `conflict` when the run was a dry run. */
export async function refuseTrial(db: Database, id: string): Promise<void> {
  const [run] = await rowsOf<{ trial: boolean }>(db, 'select trial from run where id = $1', [id])
  if (!run?.trial) return
  throw new Problem('conflict', {
    what: `Run ${id} was a dry run.`,
    fix: 'Try once more with: rainmaker workflows dry-run; or run the workflow for real: rainmaker workflows run.',
  })
}
