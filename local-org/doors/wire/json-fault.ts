/** Finds where a broken JSON text breaks. Node's own message often does not say; clients of Salesforce read line and column. */

const tokens = {
  blank: /[ \t\r\n]*/y,
  string: /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy,
  scalar: /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y,
}

/** Offset of the first character no JSON text could have there; the length of the text when it only ends too early. */
export function jsonFault(source: string): number {
  const end = skipValue(source, skip(source, 0, 'blank'))
  return end.ok ? skip(source, end.at, 'blank') : end.at
}

interface Reached {
  at: number
  ok: boolean
}

function skipValue(source: string, at: number): Reached {
  const open = source[at]
  if (open === '{') return skipMembers(source, at + 1, '}')
  if (open === '[') return skipMembers(source, at + 1, ']')
  return skipToken(source, at, open === '"' ? 'string' : 'scalar')
}

/** Members of an object or list up to the closing bracket; those of an object begin with a name and a colon. */
function skipMembers(source: string, start: number, close: '}' | ']'): Reached {
  let at = skip(source, start, 'blank')
  if (source[at] === close) return { at: at + 1, ok: true }
  for (;;) {
    if (close === '}') {
      const name = skipToken(source, at, 'string')
      if (!name.ok) return name
      at = skip(source, name.at, 'blank')
      if (source[at] !== ':') return { at, ok: false }
      at = skip(source, at + 1, 'blank')
    }
    const value = skipValue(source, at)
    if (!value.ok) return value
    at = skip(source, value.at, 'blank')
    if (source[at] === close) return { at: at + 1, ok: true }
    if (source[at] !== ',') return { at, ok: false }
    at = skip(source, at + 1, 'blank')
  }
}

function skipToken(source: string, at: number, token: 'string' | 'scalar'): Reached {
  const end = skip(source, at, token)
  return { at: end, ok: end > at }
}

/** Offset behind the token that begins here; the same offset when none does. */
function skip(source: string, at: number, token: keyof typeof tokens): number {
  const pattern = tokens[token]
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : at
}
