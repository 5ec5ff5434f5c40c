/** Several calls in one: Salesforce counts a composite call as one API call, whatever it holds. */
import { z } from 'zod'
import { checked } from './answers.ts'
import type { Caller } from './call.ts'
import type { RestCall } from './salesforce.ts'

/** Queries and collections that fit into one composite call. */
export const partsPerComposite = 5

export interface PartAnswer {
  status: number
  body: unknown
}

const answer = z.object({
  compositeResponse: z.array(z.object({ httpStatusCode: z.number(), body: z.unknown() })),
})

/**
 * Sends up to five queries or collections together; one answer each, in order. Parts do not depend on each other.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite.htm
 */
export async function composite({ call, base }: Caller, parts: RestCall[]): Promise<PartAnswer[]> {
  const { body } = await call({
    method: 'POST',
    path: '/composite',
    write: parts.some(({ write }) => write),
    body: {
      allOrNone: false,
      compositeRequest: parts.map((part, index) => ({
        method: part.method,
        url: `${base}${part.path}`,
        referenceId: `part${index}`,
        ...(part.body !== undefined && { body: part.body }),
        ...(part.headers && { httpHeaders: part.headers }),
      })),
    },
  })
  const { compositeResponse } = checked(answer, body, 'a composite call')
  return compositeResponse.map(({ httpStatusCode, body }) => ({ status: httpStatusCode, body }))
}

/** Cuts a list into pieces of at most `size`. */
export function pieces<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, n) => list.slice(n * size, (n + 1) * size))
}
