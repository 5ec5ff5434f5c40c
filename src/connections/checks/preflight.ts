/** Compares what workflows need with what the connected user may do. */
import { asProblem } from '../../problems.ts'
import type { ObjectDescribe } from '../../salesforce/index.ts'
import { type MissingRight, missingRights } from './missing-rights.ts'
import { mergeNeeds, type Need } from './need.ts'

export interface PreflightRow extends Need {
  ok: boolean
  missing: MissingRight[]
}

/** One row for each object and access, in order of objects. */
export async function preflight(
  describe: (object: string) => Promise<ObjectDescribe>,
  needs: Need[],
): Promise<PreflightRow[]> {
  const rows: PreflightRow[] = []
  for (const need of mergeNeeds(needs).sort((a, b) => a.object.localeCompare(b.object))) {
    const missing = await describe(need.object).then((found) => missingRights(found, [need]), unseen(need.object))
    rows.push({ ...need, ok: missing.length === 0, missing })
  }
  return rows
}

function unseen(object: string): (thrown: unknown) => MissingRight[] {
  return (thrown) => {
    const problem = asProblem(thrown)
    if (problem.code !== 'object-unknown') throw thrown
    return [{ path: object, what: problem.details.what, fix: problem.details.fix }]
  }
}
