/** Reads records of several objects by id: five queries to a call, a thousand ids to a query. */
import { asProblem, Problem } from '../../../problems.ts'
import { type FieldValues, name, names, type QueryPage, type Soql, soql } from '../../../salesforce/index.ts'
import type { PolledOrg } from '../polling/org.ts'
import type { Plan } from '../polling/plan.ts'

export interface Ask {
  plan: Plan
  ids: string[]
}

const idsPerQuery = 1000

/** Rows by id, for each ask in its place, or why the object cannot be read. What concerns the whole org is thrown. */
export async function readRecords(org: PolledOrg, asks: Ask[]): Promise<(Map<string, FieldValues> | Problem)[]> {
  const parts = asks.flatMap((ask, place) => pieces(ask.ids).map((ids) => ({ place, query: byId(ask.plan, ids) })))
  const pages = parts.length > 0 ? await org.salesforce.queries(parts.map(({ query }) => query)) : []
  const found: (Map<string, FieldValues> | Problem)[] = asks.map(() => new Map())
  for (const [at, { place }] of parts.entries()) {
    const rows = found[place]
    const page = pages[at]
    if (rows instanceof Problem || !rows || !page) continue
    const refused = page instanceof Problem ? page : await collect(org, page, rows)
    if (refused) found[place] = ownOnly(refused)
  }
  return found
}

async function collect(org: PolledOrg, first: QueryPage, rows: Map<string, FieldValues>): Promise<Problem | null> {
  try {
    for (let page = first; ; page = await org.salesforce.queryPage(page.next)) {
      for (const row of page.records) rows.set(String(row['Id']), row)
      if (page.next === null) return null
    }
  } catch (error) {
    return asProblem(error)
  }
}

/** A refusal of this one query is the object's own. */
function ownOnly(problem: Problem): Problem {
  if (problem.then === 'stop' && problem.code !== 'bug') return problem
  throw problem
}

function byId({ object, fields }: Plan, ids: string[]): Soql {
  return soql`SELECT ${names(fields)} FROM ${name(object)} WHERE Id IN ${ids}`
}

function pieces(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / idsPerQuery) }, (_, at) =>
    ids.slice(at * idsPerQuery, (at + 1) * idsPerQuery),
  )
}
