/** Writes the XML of requests. */

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
/** What XML 1.0 cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** An element around a text; nothing for undefined. */
export function textElement(name: string, value: string | boolean | number | undefined): string {
  if (value === undefined) return ''
  const text = String(value).replace(unwritable, '')
  return element(
    name,
    text.replace(/[&<>\r]/g, (character) => escapes[character] ?? ''),
  )
}

/** An element around what is XML already. */
export function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`
}
