/** Rich text: markup segments in, HTML kept, segments out again. */

type Segment = Record<string, unknown>

/** Kinds of markup and the tags they are kept as. */
const TAGS: Readonly<Record<string, string>> = {
  Bold: 'b',
  Italic: 'i',
  Underline: 'u',
  Strikethrough: 's',
  Code: 'code',
  Paragraph: 'p',
  OrderedList: 'ol',
  UnorderedList: 'ul',
  ListItem: 'li',
  Hyperlink: 'a',
}
const KINDS = new Map(Object.entries(TAGS).map(([kind, tag]) => [tag, kind]))
const PIECE = /<(\/?)([a-z]+)(?:\s[^>]*)?>|[^<]+/gi
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

export const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const plain = (text: string) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity)

/** The tag of a segment; empty for a markup that is not known. */
export function markupTag({ type, markupType }: Segment): string {
  const tag = TAGS[String(markupType ?? '')]
  if (!tag) return ''
  return String(type).toLowerCase() === 'markupbegin' ? `<${tag}>` : `</${tag}>`
}

/** Whether a body asks for markup. */
export const isMarkup = ({ type }: Segment): boolean => /^markup(?:begin|end)$/i.test(String(type ?? ''))

/** The pieces of kept HTML: markup as segments, texts to be read for tags and mentions. */
export function richPieces(html: string): (Segment | string)[] {
  return [...html.matchAll(PIECE)].map(([piece, closing, tag]) => {
    if (tag === undefined) return plain(piece)
    const markupType = KINDS.get(tag.toLowerCase()) ?? 'Paragraph'
    const type = closing ? 'MarkupEnd' : 'MarkupBegin'
    return { htmlTag: tag.toLowerCase(), markupType, text: markupType === 'Paragraph' && closing ? '\n' : '', type }
  })
}
