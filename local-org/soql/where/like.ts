/** LIKE: % stands for any text, _ for one character, a backslash takes the meaning away from either; case does not matter. */

const ESCAPE = /[.*+?^${}()|[\]\\]/g
const PLAIN_LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const literal = (character: string) => character.replace(ESCAPE, '\\$&')

/** Regular expression source for one piece of the pattern: an escape, a wildcard or a character. */
function piece(part: string): string {
  if (part === '%') return '[\\s\\S]*'
  if (part === '_') return '[\\s\\S]'
  if (/^\\u[0-9a-f]{4}$/i.test(part)) return literal(String.fromCharCode(Number.parseInt(part.slice(2), 16)))
  if (part.startsWith('\\')) return literal(PLAIN_LETTERS[part[1]!.toLowerCase()] ?? part[1]!)
  return literal(part)
}

/** Most patterns are plain text with a % at an end: those need no regular expression. */
function simpleTest(pattern: string): ((text: string) => boolean) | undefined {
  const match = /^(%?)([^%_\\]*)(%?)$/.exec(pattern)
  if (!match) return undefined
  const middle = match[2]!.toLowerCase()
  if (match[1] && match[3]) return (text) => text.toLowerCase().includes(middle)
  if (match[1]) return (text) => text.toLowerCase().endsWith(middle)
  if (match[3]) return (text) => text.toLowerCase().startsWith(middle)
  return (text) => text.toLowerCase() === middle
}

/** A test for texts that match the pattern, given as written between the quotes. */
export function likeTest(pattern: string): (text: string) => boolean {
  const simple = simpleTest(pattern)
  if (simple) return simple
  const parts = pattern.match(/\\u[0-9a-f]{4}|\\.|[\s\S]/gi) ?? []
  const expression = new RegExp(`^${parts.map(piece).join('')}$`, 'i')
  return (text) => expression.test(text)
}
