/** Parameters of an OAuth request: from the query and from a form. JSON is not read, as clients of Salesforce find out by a grant type that is not supported. */

import { OrgError } from '../../org/index.ts'
import type { Request } from '../wire/index.ts'

export type Form = Map<string, string>

/** All parameters by name; the body wins over the query. */
export function readForm(request: Request): Form {
  const form: Form = new Map(request.query)
  if (request.headers['content-type']?.includes('json')) return form
  const source = request.body.toString('utf8')
  for (const [name, value] of new URLSearchParams(source)) form.set(name, value)
  return form
}

/** A parameter that must be there. Throws OrgError invalid_request naming it. */
export function required(form: Form, name: string): string {
  const value = form.get(name)
  if (value) return value
  throw new OrgError('invalid_request', `missing required parameter: ${name}`)
}
