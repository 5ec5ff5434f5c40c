/** Puts one more condition into a SOQL query that our own query builder wrote. */
import { Problem } from '../../problems.ts'

const clauses = /\s(?:ORDER BY|LIMIT|OFFSET)\s/i

/** `… WHERE a OR b LIMIT 5` becomes `… WHERE (condition) AND (a OR b) LIMIT 5`. Throws `query-invalid` for other shapes. */
export function addCondition(soql: string, condition: string): string {
  const [head, rest] = splitAtFrom(soql)
  // Texts are blanked out, so that a word inside of one is never taken for a clause.
  const bare = rest.replace(/'(?:[^'\\]|\\.)*'/g, (text) => '_'.repeat(text.length))
  const end = bare.search(clauses)
  const where = end < 0 ? rest : rest.slice(0, end)
  const tail = end < 0 ? '' : rest.slice(end)
  const own = /^\s+WHERE\s+(.+)$/is.exec(where)?.[1]
  if (where.trim() && !own) throw unknownShape()
  return `${head} WHERE (${condition})${own ? ` AND (${own})` : ''}${tail}`
}

function splitAtFrom(soql: string): [string, string] {
  const head = plainSelect.exec(soql)?.[0]
  if (!head) throw unknownShape()
  return [head, soql.slice(head.length)]
}

/** Plain fields of one object: no functions, no inner queries. */
const plainSelect = /^\s*SELECT\s+([\w.,\s]+?)\s+FROM\s+(\w+)(?=\s|$)/i

/** What a query of our own reads. Throws `query-invalid` for shapes that cannot be judged. */
export function readSelect(soql: string): { object: string; fields: string[] } {
  const [, fields = '', object = ''] = plainSelect.exec(soql) ?? []
  if (!object) throw unknownShape()
  return { object, fields: fields.split(',').map((field) => field.trim()) }
}

function unknownShape(): Problem {
  return new Problem('query-invalid', {
    what: 'This tool asks the org in a way that cannot be kept to what the key grants.',
    fix: 'Use a list, find or get tool instead.',
  })
}
