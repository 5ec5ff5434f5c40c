/** Turns a refusal into a SOAP fault with the detail its code asks for. */

import type { Answer } from '../doors/wire/index.ts'
import { OrgError } from '../org/index.ts'
import type { Dialect } from './dialect.ts'
import { wrapFault } from './envelope.ts'
import { typed, type Xml } from './xml/write-xml.ts'

/** Elements of the fault detail by exception code; any other code is an UnexpectedErrorFault. */
const details: Record<string, string> = {
  INVALID_LOGIN: 'LoginFault',
  INVALID_OPERATION_WITH_EXPIRED_PASSWORD: 'LoginFault',
  LOGIN_MUST_USE_SECURITY_TOKEN: 'LoginFault',
  INVALID_QUERY_LOCATOR: 'InvalidQueryLocatorFault',
  INVALID_NEW_PASSWORD: 'InvalidNewPasswordFault',
  INVALID_OLD_PASSWORD: 'InvalidOldPasswordFault',
  MALFORMED_ID: 'InvalidIdFault',
  INVALID_ID_FIELD: 'InvalidIdFault',
  INVALID_FIELD: 'InvalidFieldFault',
  INVALID_TYPE: 'InvalidSObjectFault',
  MALFORMED_QUERY: 'MalformedQueryFault',
  MALFORMED_SEARCH: 'MalformedSearchFault',
}

/** Details that say where in the query the fault lies. */
const withPosition = new Set([
  'InvalidFieldFault',
  'InvalidSObjectFault',
  'MalformedQueryFault',
  'MalformedSearchFault',
])

/** The answer to any failure; what is not the org's own refusal is a fault of ours. */
export function faultAnswer(dialect: Dialect, failure: unknown): Answer {
  const { errorCode, message, unsupported } = asOrgError(failure)
  const answer = wrapFault(dialect, {
    faultcode: `sf:${errorCode}`,
    faultstring: `${errorCode}: ${message}`,
    ...(dialect.faultDetail ? { detail: detailOf(errorCode, message) } : {}),
  })
  if (unsupported !== undefined) answer.headers['X-Local-Org-Unsupported'] = unsupported
  return answer
}

/** What Salesforce says of an operation its API has not, and of one in another API's namespace; the header names the former. */
export function unknownOperation(dialect: Dialect, namespace: string, operation: string): Answer {
  const faultstring = `No operation available for request {${namespace}}${operation}, please check the WSDL for the service.`
  const answer = wrapFault(dialect, { faultcode: 'soapenv:Client', faultstring })
  if (namespace === dialect.namespace) answer.headers['X-Local-Org-Unsupported'] = operation
  return answer
}

function detailOf(exceptionCode: string, exceptionMessage: string): Xml {
  const type = details[exceptionCode] ?? 'UnexpectedErrorFault'
  const [, row = '-1', column = '-1'] = /ERROR at Row:(\d+):Column:(\d+)/.exec(exceptionMessage) ?? []
  const position = withPosition.has(type) ? { 'sf:row': row, 'sf:column': column } : {}
  const content = { 'sf:exceptionCode': exceptionCode, 'sf:exceptionMessage': exceptionMessage, ...position }
  return { [`sf:${type}`]: typed(`sf:${type}`, content) }
}

function asOrgError(failure: unknown): { errorCode: string; message: string; unsupported?: string | undefined } {
  if (failure instanceof OrgError) return failure
  console.error(failure)
  const message = failure instanceof Error ? failure.message : String(failure)
  return { errorCode: 'UNKNOWN_EXCEPTION', message: `An unexpected error occurred: ${message}` }
}
