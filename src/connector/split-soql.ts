/**
 * A query that is too long for Salesforce because of a list it compares with, as several queries whose rows together are the same.
 * https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_soslsoql.htm
 */
import { Problem } from '../problems.ts'
import { longestSoql, Soql } from '../salesforce/index.ts'
import { outline } from './outline.ts'
import { distinct, splitByLength } from './soql.ts'

/**
 * The query itself when it is short enough. Throws Problem `query-invalid` when it cannot be spread.
 * @param isSorted whether the caller puts the rows of the parts into the query's order
 */
export function splitSoql(query: Soql, { longest = longestSoql, isSorted = false } = {}): Soql[] {
  const { text } = query
  if (text.length <= longest) return [query]
  const plain = outline(text)
  const list = longestList(text, plain)
  const isWhole = isCounted.test(plain) || isAggregate.test(plain) || isAlternative(plain)
  if (!list || isWhole || (isOrdered.test(plain) && !isSorted)) throw tooLong(text, longest)
  const [before, after] = [text.slice(0, list.from), text.slice(list.to)]
  const room = longest - before.length - after.length
  const values = distinct(valuesOf(text.slice(list.from, list.to)))
  if (values.some((value) => value.text.length + 6 > room)) throw tooLong(text, longest)
  return splitByLength(values, room).map(
    (some) => new Soql(`${before}${some.map((one) => one.text).join(',')}${after}`),
  )
}

/** The order of rows, or what counts all of them, would be that of each part. A limit is kept by who puts the parts together. */
const isOrdered = /\bORDER\s+BY\b/i
const isCounted = /\b(?:GROUP\s+BY|HAVING|OFFSET)\b/i
const isAggregate = /\b(?:COUNT|COUNT_DISTINCT|SUM|AVG|MIN|MAX)\s*\(/i

/** A list that is only one of several ways in, or a way out, cannot be spread. */
const isAlternative = (plain: string) => /\bOR\b|\bNOT\s+(?!IN\b)/i.test(plain)

/** How many rows the query asks for; null for all. */
export function limitOf({ text }: Soql): number | null {
  const [, limit] = /\bLIMIT\s+(\d+)\s*$/i.exec(text) ?? []
  return limit === undefined ? null : Number(limit)
}

/** Where the longest list of values stands that all rows must be among; not the brackets. */
function longestList(text: string, plain: string): { from: number; to: number } | null {
  const lists = [...plain.matchAll(/(?<!\bNOT\s+)\bIN\s*\(/gi)].map(({ index, 0: { length } }) => {
    const from = index + length
    return { from, to: plain.indexOf(')', from) }
  })
  const ofValues = lists.filter(({ from, to }) => to > from && !/^\s*SELECT\b/i.test(text.slice(from, to)))
  return ofValues.sort((a, b) => b.to - b.from - (a.to - a.from))[0] ?? null
}

const valuesOf = (list: string) => [...list.matchAll(/'(?:\\.|[^'\\])*'|[^\s,]+/g)].map(([value]) => new Soql(value))

function tooLong(text: string, longest: number): Problem {
  return new Problem('query-invalid', {
    what: `The query has ${text.length.toLocaleString('en')} characters; Salesforce takes ${longest.toLocaleString('en')}.`,
    fix: 'Compare with a shorter list. A list is spread over several queries by itself where the query has no OR, GROUP BY or sums, and is not sorted, or sorted by numbers, dates or checkboxes in a list action.',
  })
}
