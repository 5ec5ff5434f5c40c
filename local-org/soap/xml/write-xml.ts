/** Writes XML from plain values: a member is a child element, a list repeats its element, null is xsi:nil, undefined is nothing. */

export type Xml =
  | string
  | number
  | boolean
  | null
  | undefined
  | Tagged
  | readonly Xml[]
  | { readonly [member: string]: Xml }

/** Content whose element has attributes. */
export class Tagged {
  readonly attributes: Readonly<Record<string, string>>
  readonly content: Xml

  constructor(attributes: Readonly<Record<string, string>>, content: Xml) {
    this.attributes = attributes
    this.content = content
  }
}

/** Content whose element names its type. */
export function typed(type: string, content: Xml): Tagged {
  return new Tagged({ 'xsi:type': type }, content)
}

/** One element, or as many as the list has members. Empty for undefined. */
export function writeElement(name: string, value: Xml): string {
  if (value === undefined) return ''
  if (value === null) return `<${name} xsi:nil="true"/>`
  if (isList(value)) return value.map((item) => writeElement(name, item)).join('')
  if (!(value instanceof Tagged)) return `<${name}>${writeContent(value)}</${name}>`
  const attributes = Object.entries(value.attributes).map(([key, text]) => ` ${key}="${escapeXml(text)}"`)
  return `<${name}${attributes.join('')}>${writeContent(value.content)}</${name}>`
}

/** What stands between the tags. */
export function writeContent(value: Xml): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return escapeXml(String(value))
  if (isList(value)) return value.map(writeContent).join('')
  if (value instanceof Tagged) return writeContent(value.content)
  return Object.entries(value)
    .map(([name, member]) => writeElement(name, member))
    .join('')
}

function isList(value: Xml): value is readonly Xml[] {
  return Array.isArray(value)
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

/** What XML 1.0 cannot hold at all: control characters and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** Text as XML holds it; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"'\r]/g, (character) => escapes[character] ?? '').replace(unwritable, '')
}
