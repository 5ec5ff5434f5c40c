/** Finds where a broken JSON text breaks, and what its reader says there. Node's own message often does not tell; clients of Salesforce read line and column. */

const tokens = {
  blank: /[ \t\r\n]*/y,
  string: /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy,
  scalar: /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y,
  textSoFar: /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy,
}

export interface JsonFault {
  /** Offset of the first character no JSON text could have there; the length of the text when it only ends too early. */
  at: number
  /** What Jackson expects there, with the colon or space before it; empty inside a text in quotes. */
  why: string
}

const VALUE = ": expected a valid value (number, String, array, object, 'true', 'false' or 'null')"
const NAME = ': was expecting double-quote to start field name'
const COLON = ': was expecting a colon to separate field name and value'
const comma = (close: string) => `: was expecting comma to separate ${close === '}' ? 'OBJECT' : 'ARRAY'} entries`
const DIGIT = ' in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value'

export function jsonFault(source: string): JsonFault {
  const end = skipValue(source, skip(source, 0, 'blank'))
  return end.why === undefined ? { at: skip(source, end.at, 'blank'), why: VALUE } : { at: end.at, why: end.why }
}

/** How far a reader comes, and why no farther. */
interface Reached {
  at: number
  why?: string
}

function skipValue(source: string, at: number): Reached {
  const open = source[at]
  if (open === '{') return skipMembers(source, at + 1, '}')
  if (open === '[') return skipMembers(source, at + 1, ']')
  if (open === '"') return skipString(source, at)
  const end = skip(source, at, 'scalar')
  if (end > at) return { at: end }
  if (open === '-') return { at: at + 1, why: DIGIT }
  return { at, why: open === ']' || open === '}' ? ': expected a value' : VALUE }
}

/** A text in quotes; one that breaks does so at a line break, a wrong escape or the end. */
function skipString(source: string, at: number): Reached {
  const end = skip(source, at, 'string')
  if (end > at) return { at: end }
  return { at: skip(source, at, 'textSoFar'), why: '' }
}

/** Members of an object or list up to the closing bracket; those of an object begin with a name and a colon. */
function skipMembers(source: string, start: number, close: '}' | ']'): Reached {
  let at = skip(source, start, 'blank')
  if (source[at] === close) return { at: at + 1 }
  for (;;) {
    const value = close === '}' ? skipMember(source, at) : skipValue(source, at)
    if (value.why !== undefined) return value
    at = skip(source, value.at, 'blank')
    if (source[at] === close) return { at: at + 1 }
    if (source[at] !== ',') return { at, why: comma(close) }
    at = skip(source, at + 1, 'blank')
  }
}

function skipMember(source: string, at: number): Reached {
  if (source[at] !== '"') return { at, why: NAME }
  const name = skipString(source, at)
  if (name.why !== undefined) return name
  const colon = skip(source, name.at, 'blank')
  if (source[colon] !== ':') return { at: colon, why: COLON }
  return skipValue(source, skip(source, colon + 1, 'blank'))
}

/** Offset behind the token that begins here; the same offset when none does. */
function skip(source: string, at: number, token: keyof typeof tokens): number {
  const pattern = tokens[token]
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : at
}
