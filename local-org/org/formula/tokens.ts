/** Cuts a formula into tokens. */
import { OrgError } from '../schema.ts'

export interface Token {
  kind: 'text' | 'number' | 'name' | 'sign' | 'end'
  text: string
  /** With its quotes, of a text. */
  written?: string
}

/** Names hold dots, colons and signs: `$User.Id`, `Owner:User.Name`. */
const PATTERN =
  /\s+|\/\*[\s\S]*?\*\/|("(?:[^"\\\n\r]|\\[nrtNRT"'\\])*"|'(?:[^'\\\n\r]|\\[nrtNRT"'\\])*')|(\d+(?:\.\d+)?)|([$A-Za-z][\w$:.#]*)|(&&|\|\||<>|!=|<=|>=|==|[-+*/^&=<>(),!])/gy

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' }
const unescaped = (text: string) =>
  text.slice(1, -1).replace(/\\(.)/g, (_, sign: string) => ESCAPES[sign.toLowerCase()] ?? sign)

function unreadable(rest: string): OrgError {
  const quote = /^["']/.exec(rest)?.[0]
  const words = quote ? `Syntax error.  Missing ${quote}` : 'Syntax error'
  return new OrgError('FIELD_INTEGRITY_EXCEPTION', words)
}

/** Throws OrgError FIELD_INTEGRITY_EXCEPTION at a character that has no place in a formula. */
export function tokens(formula: string): Token[] {
  const found: Token[] = []
  PATTERN.lastIndex = 0
  while (PATTERN.lastIndex < formula.length) {
    const at = PATTERN.lastIndex
    const match = PATTERN.exec(formula)
    if (!match) throw unreadable(formula.slice(at))
    const [, text, number, name, sign] = match
    if (text !== undefined) found.push({ kind: 'text', text: unescaped(text), written: text })
    else if (number !== undefined) found.push({ kind: 'number', text: number })
    else if (name !== undefined) found.push({ kind: 'name', text: name })
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign })
  }
  found.push({ kind: 'end', text: '' })
  return found
}
