/** From YAML text to the document, as far as it can be read. */
import { type Document, parseDocument } from 'yaml'
import { type DocumentShape, documentOf, type Path } from './document-shape.ts'

/** A mistake of the text itself, with its place in characters. */
export interface TextMistake {
  from: number
  to: number
  message: string
}

export interface Read {
  document: DocumentShape
  mistakes: TextMistake[]
}

export function readSource(source: string): Read {
  const parsed = parseDocument(source)
  const mistakes = parsed.errors.map(({ pos: [from, to], message }) => {
    return { from, to: Math.max(to, from + 1), message: message.split('\n')[0] ?? message }
  })
  return { document: documentOf(mistakes.length === 0 ? parsed.toJS() : null), mistakes }
}

/** Where something stands in the text; its nearest surroundings when it is not there itself. */
export function rangeOf(source: string, path: Path): { from: number; to: number } {
  const parsed: Document = parseDocument(source)
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = parsed.getIn(path.slice(0, length), true)
    const range = rangeIn(node)
    if (range) return range
  }
  return { from: 0, to: Math.min(1, source.length) }
}

function rangeIn(node: unknown): { from: number; to: number } | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return null
  const [from, to] = node.range
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : null
}

/** steps[2].with.subject, as the server names places. */
export function pathOfPlace(place: string): Path {
  return place
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}
