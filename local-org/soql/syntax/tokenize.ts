/** Cuts the text of a query into words, literals and marks. */
import { OrgError } from '../../org/index.ts'

export type TokenKind = 'datetime' | 'date' | 'time' | 'number' | 'string' | 'name' | 'mark' | 'end'

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
  ['number', /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy],
  ['string', /'(?:[^'\\]|\\.)*'/sy],
  ['name', /[a-z_]\w*/iy],
  ['mark', /<=|>=|!=|<>|[()=<>,.:]/y],
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

function strayCharacter(text: string, at: number): OrgError {
  const before = text.slice(0, at).split('\n')
  const column = before.at(-1)?.length ?? 0
  return new OrgError(
    'MALFORMED_QUERY',
    `line ${before.length}:${column} no viable alternative at character '${text[at]}'`,
  )
}

/** All tokens of the text, closed by one of kind `end`. Throws MALFORMED_QUERY at a character SOQL does not know. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = skipSpace(text, 0)
  while (at < text.length) {
    const token = tokenAt(text, at)
    if (!token) throw strayCharacter(text, at)
    tokens.push(token)
    at = skipSpace(text, at + token.text.length)
  }
  tokens.push(Object.freeze({ kind: 'end', text: '<EOF>', at: text.length }))
  return tokens
}
