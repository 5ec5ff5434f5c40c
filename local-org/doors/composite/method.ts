/** The method a subrequest names. */
import { OrgError } from '../../org/index.ts'

const METHODS = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'])

/** In capitals; GET where none is named. Throws JSON_PARSER_ERROR for what is no method of HTTP [as clients' fixtures have it]. */
export function readMethod(given: unknown): string {
  const method = String(given ?? 'GET').toUpperCase()
  if (METHODS.has(method)) return method
  throw new OrgError('JSON_PARSER_ERROR', `Invalid HTTP method: ${given}`)
}
