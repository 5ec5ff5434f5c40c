/** Puts one more condition into a SOQL query that our own query builder wrote. */
import { Problem } from '../../problems.ts'

const clauses = /\s(?:ORDER BY|LIMIT|OFFSET)\s/i

/** `… WHERE a OR b LIMIT 5` becomes `… WHERE (condition) AND (a OR b) LIMIT 5`. Throws `query-invalid` for other shapes. */
export function addCondition(soql: string, condition: string): string {
  const [head, rest] = splitAtFrom(soql)
  const bare = withoutTexts(rest)
  const end = bare.search(clauses)
  const where = end < 0 ? rest : rest.slice(0, end)
  const tail = end < 0 ? '' : rest.slice(end)
  const own = /^\s+WHERE\s+(.+)$/is.exec(where)?.[1]
  if (where.trim() && !own) throw unknownShape()
  return `${head} WHERE (${condition})${own ? ` AND (${own})` : ''}${tail}`
}

/** Texts are blanked out, so that a word inside of one is never taken for a clause or a field. */
const withoutTexts = (soql: string) => soql.replace(/'(?:[^'\\]|\\.)*'/g, (text) => '_'.repeat(text.length))

function splitAtFrom(soql: string): [string, string] {
  const head = plainSelect.exec(soql)?.[0]
  if (!head) throw unknownShape()
  return [head, soql.slice(head.length)]
}

/** Plain fields of one object: no functions, no inner queries. */
const plainSelect = /^\s*SELECT\s+([\w.,\s]+?)\s+FROM\s+(\w+)(?=\s|$)/i

/** `Account.Owner.Name`; a time with a point in it begins with digits. */
const path = /(?<![\w.])[A-Za-z]\w*(?:\.[A-Za-z]\w*)+/g

/**
 * What a query of our own reads, and what of parents its conditions and order look at: they would tell of it as well. Throws
 * `query-invalid` for shapes that cannot be judged.
 */
export function readSelect(soql: string): { object: string; fields: string[] } {
  const [head = '', fields = '', object = ''] = plainSelect.exec(soql) ?? []
  if (!object) throw unknownShape()
  const asked = fields.split(',').map((field) => field.trim())
  return { object, fields: [...asked, ...(withoutTexts(soql.slice(head.length)).match(path) ?? [])] }
}

function unknownShape(): Problem {
  return new Problem('query-invalid', {
    what: 'This tool asks the org in a way that cannot be kept to what the key grants.',
    fix: 'Use a list, find or get tool instead.',
  })
}
