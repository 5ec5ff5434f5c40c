/** The whole of a blob field, as Base64. */
import { asProblem, Problem } from '../../problems.ts'
import type { ActionContext, Outcome } from '../define.ts'
import { done, refused } from '../outcome.ts'

export interface Blob {
  content: string
  size: number
  contentType: string | null
}

/** What we hold in memory and hand on as text. */
const largest = 50 * 1024 * 1024

/**
 * Refusals of this one file are its outcome: not there, too large.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_blob_retrieve.htm
 */
export async function readBlob(
  context: ActionContext,
  object: string,
  id: string,
  field: string,
): Promise<Outcome<Blob>> {
  try {
    const { content, contentType } = await context.salesforce.downloadFile(object, id, field)
    const bytes = await collect(content, id)
    return done({ content: bytes.toString('base64'), size: bytes.length, contentType })
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.then !== 'stop' || problem.code === 'bug') throw thrown
    return refused(problem)
  }
}

async function collect(content: AsyncIterable<Uint8Array>, id: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of content) {
    size += part.length
    if (size > largest) throw tooLarge(id)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function tooLarge(id: string): Problem {
  return new Problem('input-invalid', {
    what: `The file ${id} is larger than ${largest / 1024 / 1024} MB, too large to be a value of a workflow.`,
    fix: 'Hand on its id, and let the other side fetch it.',
    recordId: id,
  })
}
