/**
 * Filters of lists (https://datatracker.ietf.org/doc/html/rfc7644#section-3.4.2.2). As in Salesforce, `and` binds no closer than `or`:
 * https://help.salesforce.com/s/articleView?id=xcloud.identity_scim_rest_api.htm
 */

import { OrgError } from '../../org/index.ts'
import { type Flat, valuesAt } from './flat.ts'

export type Test = (document: Flat) => boolean

const token = /\s*(?:([()])|"((?:[^"\\]|\\.)*)"|([^\s()"]+))/gy

interface Token {
  text: string
  quoted: boolean
}

/** Whether a value fits. Texts are compared whatever their letter case. */
const comparisons: Record<string, (value: unknown, wanted: unknown) => boolean> = {
  eq: (value, wanted) => plain(value) === plain(wanted),
  ne: (value, wanted) => plain(value) !== plain(wanted),
  co: (value, wanted) => plain(value).includes(plain(wanted)),
  sw: (value, wanted) => plain(value).startsWith(plain(wanted)),
  ew: (value, wanted) => plain(value).endsWith(plain(wanted)),
  gt: (value, wanted) => plain(value) > plain(wanted),
  ge: (value, wanted) => plain(value) >= plain(wanted),
  lt: (value, wanted) => plain(value) < plain(wanted),
  le: (value, wanted) => plain(value) <= plain(wanted),
}

function plain(value: unknown): string {
  return String(value).toLowerCase()
}

/** Throws OrgError INVALID_FILTER. */
export function parseFilter(source: string): Test {
  const tokens = tokensOf(source)
  const test = parseAny(tokens, source)
  if (tokens.length > 0) throw invalid(source)
  return test
}

function tokensOf(source: string): Token[] {
  const found = [...source.trim().matchAll(token)]
  const length = found.reduce((sum, [whole]) => sum + whole.length, 0)
  if (found.length === 0 || length !== source.trim().length) throw invalid(source)
  return found.map(([, mark, quoted, word]) => ({
    text: mark ?? quoted?.replace(/\\(.)/g, '$1') ?? word ?? '',
    quoted: quoted !== undefined,
  }))
}

function parseAny(tokens: Token[], source: string): Test {
  let left = parseOne(tokens, source)
  for (;;) {
    const joint = tokens[0]?.text.toLowerCase()
    if (joint !== 'and' && joint !== 'or') return left
    tokens.shift()
    const [first, second] = [left, parseOne(tokens, source)]
    left = joint === 'and' ? (flat) => first(flat) && second(flat) : (flat) => first(flat) || second(flat)
  }
}

function parseOne(tokens: Token[], source: string): Test {
  const first = tokens.shift()
  if (!first || first.quoted) throw invalid(source)
  if (first.text === '(') return parseGroup(tokens, source)
  if (first.text.toLowerCase() === 'not') {
    const test = parseOne(tokens, source)
    return (flat) => !test(flat)
  }
  return parseComparison(first.text, tokens, source)
}

function parseGroup(tokens: Token[], source: string): Test {
  const test = parseAny(tokens, source)
  if (tokens.shift()?.text !== ')') throw invalid(source)
  return test
}

function parseComparison(path: string, tokens: Token[], source: string): Test {
  const operator = tokens.shift()?.text.toLowerCase() ?? ''
  if (operator === 'pr') return (flat) => valuesAt(flat, path).some((value) => value !== null && value !== '')
  const compare = comparisons[operator]
  const wanted = tokens.shift()
  if (!compare || !wanted) throw invalid(source)
  return (flat) => valuesAt(flat, path).some((value) => compare(value, wanted.text))
}

function invalid(source: string): OrgError {
  return new OrgError('INVALID_FILTER', `The filter is not valid: ${source}`)
}
