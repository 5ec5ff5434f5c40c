/** Answers and refusals of Bulk API 1, in XML or JSON as the client speaks. */

import { OrgError } from '../../org/index.ts'
import type { Xml } from '../../soap/index.ts'
import { type Answer, type Request, text } from '../wire/index.ts'
import type { ContentType } from './job.ts'
import { xmlDocument } from './xml-document.ts'

/** Whether the answer is JSON: asked for, sent as such, or about a job in JSON. Who says XML is answered in XML, whatever the job. */
export function isJson({ headers, method }: Request, contentType?: ContentType): boolean {
  const { accept, 'content-type': sent } = headers
  if (accept?.includes('json')) return true
  if (sent?.includes('xml')) return false
  // The content type of a batch is that of its records; that of a wish is the client's language.
  return (
    contentType?.endsWith('JSON') === true ||
    (sent?.includes('json') === true && (contentType === undefined || method === 'GET'))
  )
}

/** JSON as this API answers it: clients compare its content type with the bare name. */
export const jsonMime = 'application/json'

/** Any JSON answer. */
export function plainJson(content: unknown, status = 200): Answer {
  return text(jsonMime, JSON.stringify(content), status)
}

/** One jobInfo or batchInfo. */
export function shown(
  request: Request,
  contentType: ContentType,
  { root, content, status = 200 }: { root: string; content: Record<string, Xml>; status?: number },
): Answer {
  const speaksJson = isJson(request, contentType) || request.headers['content-type']?.includes('json')
  return speaksJson ? plainJson(content, status) : text('application/xml', xmlDocument(root, content), status)
}

/** AsyncExceptionCodes of what the org or the wire refuses (https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_reference_errors.htm). */
const exceptionCodes: Record<string, [code: string, message?: string]> = {
  INVALIDENTITY: ['InvalidEntity'],
  INVALID_SESSION_ID: ['InvalidSessionId', 'Invalid session id'],
  REQUEST_LIMIT_EXCEEDED: ['ExceededQuota'],
  API_DISABLED_FOR_ORG: ['FeatureNotEnabled'],
  METHOD_NOT_ALLOWED: ['InvalidUrl'],
  NOT_FOUND: ['InvalidUrl'],
  JSON_PARSER_ERROR: ['ClientInputError'],
}

/** The answer to any failure. */
export function refuse(failure: unknown, request: Request): Answer {
  const { errorCode, message } = failure instanceof OrgError ? failure : unexpected(failure)
  const [exceptionCode = errorCode, exceptionMessage = message] = exceptionCodes[errorCode] ?? []
  const content = { exceptionCode, exceptionMessage }
  if (isJson(request)) return plainJson(content, 400)
  return text('application/xml', xmlDocument('error', content), 400)
}

function unexpected(failure: unknown): { errorCode: string; message: string } {
  console.error(failure)
  return { errorCode: 'Unknown', message: failure instanceof Error ? failure.message : String(failure) }
}
