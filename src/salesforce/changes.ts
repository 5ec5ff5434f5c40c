/** Which records changed or were deleted in a span of org time. */
import { z } from 'zod'
import { checked } from './answers.ts'
import type { Caller } from './call.ts'
import type { Salesforce } from './salesforce.ts'

const updatedAnswer = z.object({ ids: z.array(z.string()), latestDateCovered: z.string() })

const deletedAnswer = z
  .object({
    deletedRecords: z.array(z.object({ id: z.string(), deletedDate: z.string() })),
    earliestDateAvailable: z.string(),
    latestDateCovered: z.string(),
  })
  .transform(({ deletedRecords, ...rest }) => ({ records: deletedRecords, ...rest }))

/** https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getdeleted.htm */
export function readingChanges({ call }: Caller): Pick<Salesforce, 'updated' | 'deleted'> {
  const read = async (object: string, what: 'updated' | 'deleted', start: string, end: string) => {
    const span = new URLSearchParams({ start, end })
    const { body } = await call({ method: 'GET', path: `/sobjects/${encodeURIComponent(object)}/${what}/?${span}` })
    return body
  }
  return {
    async updated(object, start, end) {
      return checked(updatedAnswer, await read(object, 'updated', start, end), 'the list of changed records')
    },
    async deleted(object, start, end) {
      return checked(deletedAnswer, await read(object, 'deleted', start, end), 'the list of deleted records')
    },
  }
}
