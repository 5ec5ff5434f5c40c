/** Reads by SOQL: page by page, or several first pages for the price of one call. */
import { z } from 'zod'
import { Problem } from '../problems.ts'
import { checked, record } from './answers.ts'
import type { Caller } from './call.ts'
import { composite, type PartAnswer, partsPerComposite, pieces } from './composite.ts'
import type { QueryPage } from './records.ts'
import { refusalOf } from './refusals/index.ts'
import type { RestCall, Salesforce } from './salesforce.ts'
import { type Soql, soqlText } from './soql.ts'

/** Salesforce refuses addresses over 16,384 bytes, headers included; longer queries travel inside a composite call. */
const longestQueryString = 15_000

const pageAnswer = z
  .object({
    records: z.array(record),
    totalSize: z.number(),
    done: z.boolean(),
    nextRecordsUrl: z.string().nullish(),
  })
  .transform(({ nextRecordsUrl, ...page }): QueryPage => ({ ...page, next: nextRecordsUrl ?? null }))

type Options = { withDeleted?: boolean; batchSize?: number }

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm */
export function querying(caller: Caller): Pick<Salesforce, 'query' | 'queryPage' | 'queries'> {
  const queryPage = async (query: string | Soql, options: Options = {}): Promise<QueryPage> => {
    const part = queryCall(soqlText(query), options)
    if (part.path.length > longestQueryString) return thrownIfProblem((await together(caller, [part]))[0])
    return checked(pageAnswer, (await caller.call(part)).body, 'a query')
  }
  return {
    queryPage,
    async *query(query, options) {
      let page = await queryPage(query, options)
      yield* page.records
      while (page.next !== null) {
        page = await queryPage(page.next)
        yield* page.records
      }
    },
    async queries(list, options = {}) {
      if (list.length === 1) return [await queryPage(list[0] ?? '', options).catch(refusalOnly)]
      const parts = list.map((query) => queryCall(soqlText(query), options))
      const answers = await Promise.all(pieces(parts, partsPerComposite).map((five) => together(caller, five)))
      return answers.flat()
    },
  }
}

/** `nextRecordsUrl` is an address already; anything else is a query. */
export function queryCall(soqlOrNext: string, { withDeleted, batchSize }: Options): RestCall {
  const isNext = soqlOrNext.startsWith('/services/')
  return {
    method: 'GET',
    path: isNext ? soqlOrNext : `/${withDeleted ? 'queryAll' : 'query'}?q=${encodeURIComponent(soqlOrNext)}`,
    ...(batchSize && { headers: { 'Sforce-Query-Options': `batchSize=${batchSize}` } }),
  }
}

async function together(caller: Caller, parts: RestCall[]): Promise<(QueryPage | Problem)[]> {
  return (await composite(caller, parts)).map(pageOf)
}

export function pageOf({ status, body }: PartAnswer): QueryPage | Problem {
  return status === 200 ? checked(pageAnswer, body, 'a query') : refusalOf(body, status)
}

function thrownIfProblem(page: QueryPage | Problem | undefined): QueryPage {
  if (page && !(page instanceof Problem)) return page
  throw page ?? new Problem('org-refused', { what: 'Salesforce left a query unanswered.', fix: 'Try again.' })
}

/** What a composite call would put in the query's place. */
export function refusalOnly(thrown: unknown): Problem {
  if (thrown instanceof Problem && thrown.details.salesforce?.httpStatus === 400) return thrown
  throw thrown
}
