/**
 * Parses SOSL: `FIND {term} IN NAME FIELDS RETURNING Account(Id, Name WHERE … LIMIT 5), Contact LIMIT 10`.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_syntax.htm
 */
import { OrgError } from '../org/index.ts'
import { Cursor, parseQuery, parseReturning, type ReturningNode, syntaxRefusal } from '../soql/index.ts'
import { groupMask } from './field-group.ts'
import { parseTerm } from './parse-term.ts'
import { type Extras, parseWith } from './parse-with.ts'
import type { Term } from './term.ts'

export interface Search extends Extras {
  readonly text: string
  readonly term: Term
  /** The group of fields to read, see `groupMask`. */
  readonly mask: number
  /** The objects asked for; none means every searchable one. */
  readonly returning: readonly ReturningNode[]
  readonly limit: number
}

const FIND = /^\s*FIND\s*\{((?:[^}\\]|\\.)*)\}/is
/** Signs that mean something to the search engine and stand in a term only behind a backslash. */
const RESERVED = /\\.|[&|!{[\]^~:+-]/gs
const MAX_RECORDS = 2000

function mask(cursor: Cursor): number {
  if (!cursor.words('IN')) return 0
  const found = groupMask(cursor.peek().text.toUpperCase())
  if (found === undefined) throw strayToken(cursor)
  cursor.take()
  if (!cursor.words('FIELDS')) throw strayToken(cursor)
  return found
}

function strayToken(cursor: Cursor): OrgError {
  const { text, at } = cursor.peek()
  return syntaxRefusal(cursor.text, at, 'MALFORMED_SEARCH', `Malformed search token: ${text}`)
}

/** Throws MALFORMED_SEARCH for a reserved sign without its backslash, in the words of the platform's parser. */
function checkSigns(text: string, term: string, start: number): void {
  const stray = [...term.matchAll(RESERVED)].find(([sign]) => sign.length === 1)
  if (!stray) return
  const at = start + stray.index
  const before = text.slice(0, at).split('\n')
  const place = `line ${before.length}:${before.at(-1)?.length ?? 0}`
  throw syntaxRefusal(text, at, 'MALFORMED_SEARCH', `${place} mismatched character '${stray[0]}' expecting '}'`)
}

/** `UPDATE TRACKING, VIEWSTAT` keeps statistics of knowledge articles, which the org has none of: read and dropped. */
function statistics(cursor: Cursor): void {
  if (!cursor.words('UPDATE')) return
  for (const name of cursor.list((next) => next.name())) {
    if (!['TRACKING', 'VIEWSTAT'].includes(name.text.toUpperCase())) throw cursor.unexpected({ kind: 'name', ...name })
  }
}

function limit(cursor: Cursor): number {
  if (!cursor.words('LIMIT')) return MAX_RECORDS
  const token = cursor.take()
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw cursor.unexpected(token)
  return Math.min(Number(token.text), MAX_RECORDS)
}

/** The parsed search. Throws MALFORMED_SEARCH and INVALID_SEARCH. */
export function parseSosl(text: string): Search {
  const match = FIND.exec(text)
  if (!match) {
    throw new OrgError('MALFORMED_SEARCH', 'No search term found. The search term must be enclosed in braces.')
  }
  checkSigns(text, match[1]!, text.indexOf('{') + 1)
  const term = parseTerm(match[1]!)
  // The head is blanked out rather than cut off, so that places in refusals are places in the whole text.
  const rest = text.slice(match[0].length).padStart(text.length)
  const cursor = new Cursor(rest, parseQuery, 'MALFORMED_SEARCH', text)
  const fields = mask(cursor)
  const returning = cursor.words('RETURNING') ? cursor.list(parseReturning) : []
  const search = { text, term, mask: fields, returning, ...parseWith(cursor, text), limit: limit(cursor) }
  statistics(cursor)
  if (cursor.peek().kind !== 'end') throw cursor.unexpected()
  return search
}
