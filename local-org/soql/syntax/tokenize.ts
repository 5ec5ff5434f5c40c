/** Cuts the text of a query into words, literals and marks. */
import { syntaxRefusal } from './refusal.ts'

export type TokenKind = 'datetime' | 'date' | 'time' | 'number' | 'string' | 'open' | 'name' | 'mark' | 'end'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly at: number
}

// Order matters: a datetime begins like a date, a date like a number.
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['datetime', /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)/iy],
  ['date', /\d{4}-\d\d-\d\d/y],
  ['time', /\d\d:\d\d:\d\d(?:\.\d+)?Z/iy],
  ['number', /[+-]?(?:\d+(?:\.\d+)?|\.\d+)/y],
  ['string', /'(?:[^'\\]|\\.)*'/sy],
  // A string without its end reaches to the end of the query.
  ['open', /'[\s\S]*/y],
  ['name', /[a-z_]\w*/iy],
  ['mark', /<=|>=|!=|<>|[()=<>,.:*/+~-]/y],
]
const SPACE = /\s*/y

function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at
  SPACE.test(text)
  return SPACE.lastIndex
}

function tokenAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) return Object.freeze({ kind, text: match[0], at })
  }
  return undefined
}

/** All tokens of the text, closed by one of kind `end`. Throws `errorCode` at a character SOQL does not know. */
export function tokenize(text: string, errorCode: string): readonly Token[] {
  const tokens: Token[] = []
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const token = tokenAt(text, at)
    if (!token) throw syntaxRefusal(text, at, errorCode, `unexpected token: '${text[at]}'`)
    tokens.push(token)
    at = skipSpace(text, at + token.text.length)
  }
  tokens.push(Object.freeze({ kind: 'end', text: '<EOF>', at: text.length }))
  return tokens
}
