/** Reads that travel in the same call as the rows they are about, ahead of them: Salesforce does the parts of a call in order. */
import { asProblem, type Problem } from '../../problems.ts'
import { type PartAnswer, partsPerComposite } from '../composite.ts'
import { pageOf, queryCall } from '../query.ts'
import type { QueryPage } from '../records.ts'
import type { RestCall } from '../salesforce.ts'
import type { ReadAhead } from '../set-wise.ts'
import { soqlText } from '../soql.ts'

/** Parts of the first call, before the rows. */
export interface AheadParts {
  calls: RestCall[]
  take(answers: PartAnswer[] | Problem): void
}

export const nothingAhead: AheadParts = { calls: [], take: () => undefined }

/** At least one part of the call is left to the rows: more queries than that are not asked, and answered by nothing. */
export function partsAhead(ahead: ReadAhead | undefined): AheadParts {
  if (!ahead || ahead.soqls.length === 0 || ahead.soqls.length >= partsPerComposite) return nothingAhead
  return {
    calls: ahead.soqls.map((query) => queryCall(soqlText(query), {})),
    take(answers) {
      ahead.take(Array.isArray(answers) ? answers.map(quietly) : ahead.soqls.map(() => answers))
    },
  }
}

function quietly(answer: PartAnswer): QueryPage | Problem {
  try {
    return pageOf(answer)
  } catch (thrown) {
    return asProblem(thrown)
  }
}
