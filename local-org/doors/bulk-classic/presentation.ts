/** Answers and refusals of Bulk API 1, in XML or JSON as the client speaks. */

import { OrgError } from '../../org/index.ts'
import { type Answer, type Request, text, writeJson } from '../wire/index.ts'
import type { ContentType } from './job.ts'
import { batchJson, jobJson } from './show-json.ts'
import { type Elements, linesDocument } from './xml-document.ts'

/** Whether jobs and refusals are told in JSON: asked for, or spoken by the client; who speaks neither has the form of the job. */
function speaksJson({ headers }: Request, contentType?: ContentType): boolean {
  const { accept, 'content-type': sent } = headers
  if (accept?.includes('json')) return true
  if (sent?.includes('xml')) return false
  return sent?.includes('json') === true || contentType?.endsWith('JSON') === true
}

/** Whether batches and their results are told in JSON: those have the form of the job, whatever the client says it sends. */
export function isJson({ headers }: Request, contentType: ContentType): boolean {
  return headers['accept']?.includes('json') === true || contentType.endsWith('JSON')
}

/** JSON as this API answers it: clients compare its content type with the bare name. */
export const jsonMime = 'application/json'

/** Any JSON answer. */
export function plainJson(content: unknown, status = 200): Answer {
  return text(jsonMime, writeJson(content) ?? '', status)
}

interface Shown {
  content: Elements
  status?: number
}

export function shownJob(request: Request, contentType: ContentType, { content, status = 200 }: Shown): Answer {
  if (speaksJson(request, contentType)) return plainJson(jobJson(content), status)
  return text('application/xml', linesDocument('jobInfo', content), status)
}

export function shownBatch(request: Request, contentType: ContentType, { content, status = 200 }: Shown): Answer {
  if (isJson(request, contentType)) return plainJson(batchJson(content), status)
  return text('application/xml', linesDocument('batchInfo', content), status)
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
  if (speaksJson(request)) return plainJson(content, 400)
  return text('application/xml', linesDocument('error', content), 400)
}

function unexpected(failure: unknown): { errorCode: string; message: string } {
  console.error(failure)
  return { errorCode: 'Unknown', message: failure instanceof Error ? failure.message : String(failure) }
}
