/** XML as metadata files have it. */

/** Elements by name, in order; a list repeats its element. */
export interface Elements {
  [name: string]: Content
}
type Content = string | number | boolean | Elements | (string | Elements)[] | undefined

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)
}

export function toXml(elements: Elements): string {
  return Object.entries(elements)
    .flatMap(([name, content]) => (content === undefined ? [] : [content].flat().map((one) => element(name, one))))
    .join('')
}

function element(name: string, content: Exclude<Content, undefined | unknown[]> | string): string {
  return `<${name}>${typeof content === 'object' ? toXml(content as Elements) : escapeXml(String(content))}</${name}>`
}

/** A whole file of a type of metadata. */
export function metadataFile(type: string, elements: Elements): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">${toXml(elements)}</${type}>\n`
}
