/** HTML cut into tags and the text between them. What is no tag is text. */

export interface Tag {
  kind: 'open' | 'close'
  /** In lower case. */
  name: string
  /** Names in lower case, values as written, without their quotes. */
  attributes: [name: string, value: string][]
}

export type Token = Tag | { kind: 'text'; text: string }

/** Comments, declarations, and elements whose content is no text of the page. */
const UNSEEN = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<(script|style|head|title|object|applet)\b[^>]*>[\s\S]*?<\/\1\s*>/gi

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s|\/|"[^"]*"|'[^']*'|[^\s"'<>/])*)>/g

const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** Tokens in the order of the text; what nobody sees is left out. */
export function* tokensOf(html: string): Iterable<Token> {
  const seen = html.replace(UNSEEN, '')
  let at = 0
  for (const match of seen.matchAll(TAG)) {
    const [whole, slash = '', name = '', rest = ''] = match
    if (match.index > at) yield { kind: 'text', text: seen.slice(at, match.index) }
    yield { kind: slash ? 'close' : 'open', name: name.toLowerCase(), attributes: attributesOf(rest) }
    at = match.index + whole.length
  }
  if (at < seen.length) yield { kind: 'text', text: seen.slice(at) }
}

function attributesOf(text: string): Tag['attributes'] {
  return [...text.matchAll(ATTRIBUTE)].map(([, name = '', quoted, apostrophed, bare]) => {
    return [name.toLowerCase(), quoted ?? apostrophed ?? bare ?? '']
  })
}
