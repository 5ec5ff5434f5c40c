/** Refusals in the words of SCIM: a list of descriptions in version 1, one `detail` in version 2 (https://datatracker.ietf.org/doc/html/rfc7644#section-3.12). */

import { OrgError } from '../../org/index.ts'
import { type Answer, json, type Request, refusal } from '../wire/index.ts'
import { dialectOf } from './dialect.ts'

/** Refusals that are the API's own, whatever is asked of it. */
const outside = new Set(['INVALID_SESSION_ID', 'API_DISABLED_FOR_ORG', 'REQUEST_LIMIT_EXCEEDED', 'UNKNOWN_EXCEPTION'])

/** Kinds of faults that version 2 names. */
const kinds: Record<string, string> = {
  DUPLICATE_USERNAME: 'uniqueness',
  DUPLICATE_COMM_NICKNAME: 'uniqueness',
  INVALID_FILTER: 'invalidFilter',
  INVALID_PATH: 'invalidPath',
  INVALID_VALUE: 'invalidValue',
  JSON_PARSER_ERROR: 'invalidSyntax',
}

export function refuseScim(failure: unknown, request: Pick<Request, 'path'>): Answer {
  if (!(failure instanceof OrgError) || outside.has(failure.errorCode)) return refusal(failure)
  const scimType = kinds[failure.errorCode]
  const status = scimType === 'uniqueness' ? 409 : failure.status
  const headers = refusal(failure).headers
  if (dialectOf(request.path).version === 'v1') {
    return json({ Errors: [{ description: wordsOf(failure), code: status }] }, status, headers)
  }
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error']
  const kind = scimType === undefined ? {} : { scimType }
  return json({ schemas, ...kind, detail: wordsOf(failure), status: String(status) }, status, headers)
}

/** Faults of the call: told plainly. */
const ofTheCall = new Set(['INVALID_FILTER', 'INVALID_PATH', 'INVALID_VALUE', 'JSON_PARSER_ERROR', 'NOT_FOUND'])

/** What is refused of a row is told as Apex does, `CODE, message: [fields]` [R]. */
function wordsOf({ errorCode, message, fields }: OrgError): string {
  return ofTheCall.has(errorCode) ? message : `${errorCode}, ${message}: [${fields.join(', ')}]`
}
