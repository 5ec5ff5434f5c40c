/**
 * Parses the WITH clauses of a search: which ones change the answer, and which an org like this one refuses.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_sosl_syntax.htm
 */
import type { Cursor } from '../soql/index.ts'
import { refusal } from '../soql/index.ts'

/** What the WITH clauses of a search ask for. */
export interface Extras {
  /** Fields with the words found in <mark> tags. */
  readonly highlight?: true
  /** Pieces of text around the words found, each about so many characters long. */
  readonly snippetLength?: number
  /** Labels of the objects and fields found. */
  readonly labels?: true
  /** Only products of this price book. */
  readonly pricebookId?: string
  /** False when what is not found is not to be looked for in another spelling. */
  readonly corrected?: boolean
}

const USUAL_SNIPPET = 300
const SHORTEST_SNIPPET = 50
const LONGEST_SNIPPET = 1000

function assigned(cursor: Cursor): string {
  cursor.expectMark('=')
  const token = cursor.take()
  if (token.kind !== 'string' && token.kind !== 'name') throw cursor.unexpected(token)
  return token.kind === 'string' ? token.text.slice(1, -1) : token.text
}

/** `SNIPPET (target_length=120)`. A length out of bounds is as none [K]. */
function snippet(cursor: Cursor): Extras {
  if (!cursor.mark('(')) return { snippetLength: USUAL_SNIPPET }
  cursor.expectWord('TARGET_LENGTH')
  cursor.expectMark('=')
  const token = cursor.take()
  if (token.kind !== 'number') throw cursor.unexpected(token)
  cursor.expectClose()
  const length = Number(token.text)
  return { snippetLength: length < SHORTEST_SNIPPET || length > LONGEST_SNIPPET ? USUAL_SNIPPET : length }
}

/** `METADATA='LABELS'` */
function metadata(cursor: Cursor): Extras {
  const token = cursor.peek(1)
  if (assigned(cursor).toUpperCase() !== 'LABELS') throw cursor.unexpected(token)
  return { labels: true }
}

function spelling(cursor: Cursor): Extras {
  const token = cursor.peek(1)
  const wish = assigned(cursor)
  if (!/^(?:true|false)$/i.test(wish)) throw cursor.unexpected(token)
  return { corrected: wish.toLowerCase() === 'true' }
}

function pricebook(cursor: Cursor): Extras {
  const { text, at } = cursor.peek()
  if (!cursor.words('IN')) return { pricebookId: assigned(cursor) }
  throw refusal(cursor.text, at, 'MALFORMED_SEARCH', `${text} cannot be used for WITH PriceBookId clause`)
}

const CLAUSES: Readonly<Record<string, (cursor: Cursor) => Extras>> = {
  HIGHLIGHT: () => ({ highlight: true }),
  SNIPPET: snippet,
  METADATA: metadata,
  SPELL_CORRECTION: spelling,
  PRICEBOOKID: pricebook,
}

/** What an org without divisions, Knowledge and Experience sites says to a filter by them [K: the words]. */
const ABSENT: Readonly<Record<string, string>> = {
  DIVISION: 'WITH DIVISION is not supported: divisions are not enabled for this organization',
  DATA: 'WITH DATA CATEGORY is not supported: this organization has no data categories',
  NETWORK: 'WITH NETWORK is not supported: this organization has no Experience Cloud sites',
}

/** All WITH clauses that are next. Throws MALFORMED_SEARCH. */
export function parseWith(cursor: Cursor, text: string): Extras {
  let extras: Extras = {}
  while (cursor.words('WITH')) {
    const name = cursor.name()
    const word = name.text.toUpperCase()
    const absent = ABSENT[word]
    if (absent) throw refusal(text, name.at, 'MALFORMED_SEARCH', absent)
    const clause = CLAUSES[word]
    if (!clause) throw cursor.unexpected({ kind: 'name', ...name })
    extras = { ...extras, ...clause(cursor) }
  }
  return extras
}
