/** The parameters of a search without SOSL, and the SOSL they stand for (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_search_parameterized.htm). */

import { OrgError } from '../../org/index.ts'

export interface ObjectWish {
  name: string
  fields?: string[]
  where?: string
  orderBy?: string
  limit?: number
  offset?: number
}

export interface SearchParameters {
  q?: string
  /** Group of fields: ALL, NAME, EMAIL, PHONE, SIDEBAR. */
  in?: string
  /** Fields of every object that names none of its own. */
  fields?: string[]
  sobjects?: ObjectWish[]
  overallLimit?: number
  defaultLimit?: number
  offset?: number
  /** 'LABELS' asks for the labels of what was found. */
  metadata?: string
}

/** Parameters of a GET: `q`, `sobject` (once per object), `Account.fields`, `Account.limit`, … */
export function parametersOf(query: URLSearchParams): SearchParameters {
  const q = query.get('q')
  const group = query.get('in')
  const metadata = query.get('metadata')
  return {
    ...(q === null ? {} : { q }),
    ...(group === null ? {} : { in: group }),
    ...(metadata === null ? {} : { metadata }),
    ...numbers(query, ['overallLimit', 'defaultLimit', 'offset']),
    fields: listOf(query.get('fields')),
    sobjects: query
      .getAll('sobject')
      .flatMap(listOf)
      .map((name) => objectWish(query, name)),
  }
}

function objectWish(query: URLSearchParams, name: string): ObjectWish {
  const where = query.get(`${name}.where`)
  const orderBy = query.get(`${name}.orderBy`)
  return {
    name,
    fields: listOf(query.get(`${name}.fields`)),
    ...(where === null ? {} : { where }),
    ...(orderBy === null ? {} : { orderBy }),
    ...numbers(query, ['limit', 'offset'], `${name}.`),
  }
}

function listOf(text: string | null): string[] {
  return (text ?? '').split(',').flatMap((name) => name.trim() || [])
}

function numbers(query: URLSearchParams, names: string[], prefix = ''): Record<string, number> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = Number.parseInt(query.get(prefix + name) ?? '', 10)
      return Number.isNaN(value) ? [] : [[name, value] as const]
    }),
  )
}

/** The search as SOSL. Throws OrgError MALFORMED_SEARCH without a term. */
export function parameterizedText(wish: SearchParameters): string {
  const { q, sobjects = [], overallLimit } = wish
  if (!q) throw new OrgError('MALFORMED_SEARCH', 'No search term found. The search term must be enclosed in braces.')
  const group = wish.in ? ` IN ${wish.in} FIELDS` : ''
  const returning = sobjects.length > 0 ? ` RETURNING ${sobjects.map((one) => objectText(one, wish)).join(', ')}` : ''
  const limit = overallLimit === undefined ? '' : ` LIMIT ${overallLimit}`
  return `FIND {${q.replace(/[{}]/g, '\\$&')}}${group}${returning}${limit}`
}

function objectText(object: ObjectWish, wish: SearchParameters): string {
  const own = object.fields?.length ? object.fields : wish.fields
  const fields = own?.length ? own : ['Id']
  const limit = object.limit ?? wish.defaultLimit
  const offset = object.offset ?? wish.offset
  const clauses = [
    fields.join(', '),
    ...(object.where ? [`WHERE ${object.where}`] : []),
    ...(object.orderBy ? [`ORDER BY ${object.orderBy}`] : []),
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
    ...(offset === undefined ? [] : [`OFFSET ${offset}`]),
  ]
  return `${object.name}(${clauses.join(' ')})`
}
