/** Turns an OrgError into the JSON bodies Salesforce answers refusals with. */

import { OrgError } from '../../org/index.ts'
import { type Answer, json } from './answer.ts'

/** Codes whose refusals are about the call rather than its data: they come before the message, as recorded. */
const codeFirst =
  /^(?:METHOD_NOT_ALLOWED|NOT_FOUND|PROCESSING_HALTED|API_ERROR|FEATURENOTENABLED|LIMIT_EXCEEDED|INVALID(?:JOB|JOBSTATE|ENTITY))$/

/** One entry of a REST error array. `fields` is there only when the error names some. */
export function restError({ errorCode, message, fields, extra }: OrgError): Record<string, unknown> {
  const named = fields.length > 0 ? { fields } : {}
  return { ...(codeFirst.test(errorCode) ? { errorCode, message } : { message, errorCode }), ...named, ...extra }
}

/** One entry of `errors` in the result of a collection's row. */
export function rowError(error: OrgError): Record<string, unknown> {
  return { statusCode: error.errorCode, message: error.message, fields: error.fields, ...error.extra }
}

/** The REST answer to any failure; what is not the org's own refusal is a fault of ours and answers 500. */
export function refusal(failure: unknown): Answer {
  if (failure instanceof OrgError) return json([restError(failure)], failure.status, lacking(failure.unsupported))
  console.error(failure)
  const message = failure instanceof Error ? failure.message : String(failure)
  return json([{ message: `An unexpected error occurred: ${message}`, errorCode: 'UNKNOWN_EXCEPTION' }], 500)
}

function lacking(what: string | undefined): Record<string, string> {
  return what === undefined ? {} : { 'X-Local-Org-Unsupported': what }
}

/** What Salesforce says of a path it does not know. */
export function notFound(): OrgError {
  return new OrgError('NOT_FOUND', 'The requested resource does not exist', { status: 404 })
}

/** Salesforce's own 404 for a resource it has and the local org has not; the header names it. */
export function unsupported(what: string): Answer {
  return { ...refusal(notFound()), headers: lacking(what) }
}
