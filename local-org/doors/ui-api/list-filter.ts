/** Lists made shorter by what was typed (`searchTerm`) and by a filter (`where`), written as GraphQL writes it. */

import { type ObjectDef, OrgError } from '../../org/index.ts'
import { fieldAt } from '../list-views/field-at.ts'
import type { Call } from '../wire/index.ts'

/** The query with the conditions of the call. Throws ILLEGAL_QUERY_PARAMETER_VALUE for a filter that is none. */
export async function narrowed(call: Call, object: ObjectDef, query: string, paths: string[]): Promise<string> {
  const conditions = [searchCondition(call, object, paths), await whereCondition(call, object)].filter(Boolean)
  return conditions.reduce<string>((text, condition) => withCondition(text, condition ?? ''), query)
}

/** Before ORDER BY: beside the conditions there are, or as the first. */
function withCondition(query: string, condition: string): string {
  const at = query.indexOf(' ORDER BY ')
  const [head, tail] = at < 0 ? [query, ''] : [query.slice(0, at), query.slice(at)]
  const [before, ...own] = head.split(' WHERE ')
  const first = own.length > 0 ? `(${own.join(' WHERE ')}) AND ` : ''
  return `${before} WHERE ${first}(${condition})${tail}`
}

const texts = ['string', 'textarea', 'email', 'phone', 'url', 'picklist', 'combobox']

/** Any of the columns with words has them; * and ? stand for letters. */
function searchCondition(call: Call, object: ObjectDef, paths: string[]): string | undefined {
  const term = call.query.get('searchTerm')?.trim()
  if (!term) return undefined
  const pattern = term
    .replace(/[\\'%_]/g, '\\$&')
    .replaceAll('*', '%')
    .replaceAll('?', '_')
  const searched = paths.filter((path) => {
    const field = fieldAt(call.view, object, path)
    return field?.filterable && texts.includes(field.type)
  })
  return searched.map((path) => `${path} LIKE '%${pattern}%'`).join(' OR ') || undefined
}

/** GraphQL and its library are loaded when somebody filters. */
async function whereCondition(call: Call, object: ObjectDef): Promise<string | undefined> {
  const where = call.query.get('where')
  if (!where) return undefined
  const [{ parseValue, valueFromASTUntyped }, { conditionOf }] = await Promise.all([
    import('graphql'),
    import('../graphql/where.ts'),
  ])
  try {
    return conditionOf(call.view, object, valueFromASTUntyped(parseValue(where)))
  } catch (failure) {
    if (failure instanceof OrgError || !(failure instanceof Error)) throw failure
    throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `Illegal value for query parameter 'where': ${failure.message}`)
  }
}
