/** Turns the source of a string literal into its value. */
import { refusal } from './refusal.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '%': '%',
  _: '_',
}

/** The value of what stands between the quotes. Throws MALFORMED_QUERY at an escape SOQL does not know. */
export function unescapeString(text: string, at: number, source: string): string {
  return source.replace(/\\(?:u([0-9a-f]{4})|(.))/gis, (sequence, code: string | undefined, letter: string) => {
    if (code) return String.fromCharCode(Number.parseInt(code, 16))
    const plain = ESCAPES[letter.toLowerCase()]
    if (plain !== undefined) return plain
    const message = `Invalid string literal '${source}'. Illegal character sequence '${sequence}' in string literal.`
    throw refusal(text, at, 'MALFORMED_QUERY', message)
  })
}
