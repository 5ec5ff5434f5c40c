/** Queries and lists of deletions in as few calls as there can be. */
import type { Caller } from './call.ts'
import { deletedCall, deletedOf } from './changes.ts'
import { composite, partsPerComposite, pieces } from './composite.ts'
import { pageOf, queryCall, refusalOnly } from './query.ts'
import type { RestCall, Salesforce } from './salesforce.ts'
import { soqlText } from './soql.ts'

/** Of the parts of a composite call only queries and collections are limited to five. */
const mostParts = 25
const listsPerCall = mostParts - partsPerComposite

/** https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-composite-post.html */
export function readingTogether(
  caller: Caller,
  { queryPage }: Pick<Salesforce, 'queryPage'>,
): Pick<Salesforce, 'readTogether'> {
  return {
    async readTogether(queries, spans = []) {
      const [only, ...others] = queries
      // A plain query shows in the org's own logs as what it is.
      if (only && others.length === 0 && spans.length === 0) {
        return { pages: [await queryPage(only.soql, only).catch(refusalOnly)], deleted: [] }
      }
      const parts = queries.map(({ soql, withDeleted = false }) => queryCall(soqlText(soql), { withDeleted }))
      const answers = await Promise.all(callsOf(parts, spans.map(deletedCall)).map((one) => together(caller, one)))
      return { pages: answers.flatMap(({ pages }) => pages), deleted: answers.flatMap(({ deleted }) => deleted) }
    },
  }
}

interface OneCall {
  queries: RestCall[]
  lists: RestCall[]
}

/** Lists fill the places that queries leave. */
function callsOf(queries: RestCall[], lists: RestCall[]): OneCall[] {
  const [fives, twenties] = [pieces(queries, partsPerComposite), pieces(lists, listsPerCall)]
  const count = Math.max(fives.length, twenties.length)
  return Array.from({ length: count }, (_, at) => ({ queries: fives[at] ?? [], lists: twenties[at] ?? [] }))
}

async function together(caller: Caller, { queries, lists }: OneCall) {
  const answers = await composite(caller, [...queries, ...lists])
  return {
    pages: answers.slice(0, queries.length).map(pageOf),
    deleted: answers.slice(queries.length).map(deletedOf),
  }
}
