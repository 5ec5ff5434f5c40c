/** Parameters of an OAuth request, from wherever a client put them: query, form body or JSON body. */

import { OrgError } from '../../org/index.ts'
import { isObject, parseJson, type Request } from '../wire/index.ts'

export type Form = Map<string, string>

/** All parameters by name; the body wins over the query. */
export function readForm(request: Request): Form {
  const form: Form = new Map(request.query)
  const source = request.body.toString('utf8')
  if (source === '') return form
  if (request.headers['content-type']?.includes('json')) {
    const value = parseJson(source)
    for (const [name, member] of Object.entries(isObject(value) ? value : {})) form.set(name, String(member))
    return form
  }
  for (const [name, value] of new URLSearchParams(source)) form.set(name, value)
  return form
}

/** A parameter that must be there. Throws OrgError invalid_request naming it. */
export function required(form: Form, name: string): string {
  const value = form.get(name)
  if (value) return value
  throw new OrgError('invalid_request', `missing required parameter: ${name}`)
}
