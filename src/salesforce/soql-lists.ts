/** Spreads long lists of values over as many queries as Salesforce's length limit asks for. */
import { Problem } from '../problems.ts'
import { Soql, soql } from './soql.ts'

/** Longest query Salesforce takes, characters. */
export const longestSoql = 100_000

/**
 * One query where all values fit, more where not: `overList(emails, (list) => soql\`… WHERE Email IN ${list}\`)`.
 * Equal values are asked for once. Throws `query-invalid` when a single value does not fit.
 */
export function overList(
  values: readonly (string | number)[],
  build: (list: Soql) => Soql,
  longest: number = longestSoql,
): Soql[] {
  const literals = [...new Set(values)].map((value) => soql`${value}`.text)
  const room = longest - build(new Soql('()')).text.length
  return groups(literals, room).map((group) => build(new Soql(`(${group.join(',')})`)))
}

function groups(literals: string[], room: number): string[][] {
  const made: string[][] = []
  let left = 0
  for (const literal of literals) {
    if (literal.length > room) throw tooLong(literal)
    const open = made.at(-1)
    if (open && literal.length + 1 <= left) {
      open.push(literal)
      left -= literal.length + 1
    } else {
      made.push([literal])
      left = room - literal.length
    }
  }
  return made
}

function tooLong(literal: string): Problem {
  return new Problem('query-invalid', {
    what: `A value of ${literal.length} characters is too long to search for.`,
    fix: 'Search by a shorter value.',
  })
}
