/** Which records the org still has. */
import { Problem } from '../../../problems.ts'
import type { PolledOrg } from './org.ts'
import type { Plan } from './plan.ts'
import { stillThere } from './queries.ts'

const idsPerQuery = 200

/** Of these ids. One API call per thousand. */
export async function existing(org: PolledOrg, plan: Plan, ids: string[]): Promise<Set<string>> {
  const count = Math.ceil(ids.length / idsPerQuery)
  const parts = Array.from({ length: count }, (_, at) => ids.slice(at * idsPerQuery, (at + 1) * idsPerQuery))
  if (parts.length === 0) return new Set()
  const answers = await org.salesforce.queries(parts.map((part) => stillThere(plan, part)))
  return new Set(
    answers.flatMap((answer) => {
      if (answer instanceof Problem) throw answer
      return answer.records.map((row) => String(row['Id']))
    }),
  )
}
