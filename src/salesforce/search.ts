/** Full-text search by SOSL. */
import { z } from 'zod'
import { checked, record } from './answers.ts'
import type { Caller } from './call.ts'
import type { Salesforce } from './salesforce.ts'

const searchAnswer = z.object({ searchRecords: z.array(record) })

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search.htm */
export function searching({ call }: Caller): Pick<Salesforce, 'search'> {
  return {
    async search(sosl) {
      const { body } = await call({ method: 'GET', path: `/search?q=${encodeURIComponent(sosl)}` })
      return checked(searchAnswer, body, 'a search').searchRecords
    },
  }
}
