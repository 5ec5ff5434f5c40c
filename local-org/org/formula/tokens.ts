/** Cuts a formula into tokens. */
import { OrgError } from '../schema.ts'

export interface Token {
  kind: 'text' | 'number' | 'name' | 'sign' | 'end'
  text: string
}

const PATTERN =
  /\s+|\/\*[\s\S]*?\*\/|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([$A-Za-z_][\w$]*(?::[A-Za-z]\w*)?(?:\.[$A-Za-z_][\w$]*)*)|(&&|\|\||<>|!=|<=|>=|==|[-+*/^&=<>(),!])/gy

/** Throws OrgError FIELD_INTEGRITY_EXCEPTION at a character that has no place in a formula. */
export function tokens(formula: string): Token[] {
  const found: Token[] = []
  PATTERN.lastIndex = 0
  while (PATTERN.lastIndex < formula.length) {
    const at = PATTERN.lastIndex
    const match = PATTERN.exec(formula)
    if (!match) throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `Syntax error. Found '${formula[at]}'`)
    const [, text, number, name, sign] = match
    if (text !== undefined) found.push({ kind: 'text', text: text.slice(1, -1).replace(/\\(.)/g, '$1') })
    else if (number !== undefined) found.push({ kind: 'number', text: number })
    else if (name !== undefined) found.push({ kind: 'name', text: name })
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign })
  }
  found.push({ kind: 'end', text: '' })
  return found
}
