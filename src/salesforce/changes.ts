/** Which records changed or were deleted in a span of org time. */
import { z } from 'zod'
import type { Problem } from '../problems.ts'
import { checked } from './answers.ts'
import type { Caller } from './call.ts'
import type { PartAnswer } from './composite.ts'
import { refusalOf } from './refusals/index.ts'
import type { DeletedList, DeletedSpan, RestCall, Salesforce } from './salesforce.ts'

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
  return {
    async updated(object, start, end) {
      const { body } = await call(spanCall('updated', { object, start, end }))
      return checked(updatedAnswer, body, 'the list of changed records')
    },
    async deleted(object, start, end) {
      return listOf((await call(deletedCall({ object, start, end }))).body)
    },
  }
}

export function deletedCall(span: DeletedSpan): RestCall {
  return spanCall('deleted', span)
}

/** The answer to `deletedCall` as a part of a composite call. */
export function deletedOf({ status, body }: PartAnswer): DeletedList | Problem {
  return status === 200 ? listOf(body) : refusalOf(body, status)
}

function spanCall(what: 'updated' | 'deleted', { object, start, end }: DeletedSpan): RestCall {
  const span = new URLSearchParams({ start, end })
  return { method: 'GET', path: `/sobjects/${encodeURIComponent(object)}/${what}/?${span}` }
}

const listOf = (body: unknown): DeletedList => checked(deletedAnswer, body, 'the list of deleted records')
