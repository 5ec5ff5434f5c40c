/**
 * Rich text as Salesforce stores it: known tags and attributes alone, every open tag closed, five characters as references
 * (https://help.salesforce.com/s/articleView?id=platform.fields_rich_text_area_limitations.htm&type=5). [R] is what rows of true orgs show.
 */
import { allowedValue, endsOpen, isVoid, mayStand } from './allowed.ts'
import { decoded, encoded } from './entities.ts'
import { type Tag, tokensOf } from './tokens.ts'

/** Where the pictures in a text go: takes the bytes and the address that holds them, answers the one they have from then on. */
export type KeepPicture = (bytes: Uint8Array, address: string) => string

const asReferences = (text: string) => encoded(decoded(text))

/** The whole text, without white space at its ends; hard spaces stay there. `words` writes what stands between tags. */
export function rewriteRichText(html: string, keepPicture: KeepPicture, words = asReferences): string {
  const open: string[] = []
  let written = ''
  for (const token of tokensOf(html)) {
    if (token.kind === 'text') written += words(token.text)
    else if (!mayStand(token.name)) continue
    else if (token.kind === 'close') written += close(open, token.name)
    else written += begin(open, token, keepPicture)
  }
  return trimmed(written + ends(open.splice(0)))
}

const trimmed = (text: string) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')

function begin(open: string[], tag: Tag, keepPicture: KeepPicture): string {
  const ended = ends(open.splice(firstEnded(open, tag.name)))
  const written = `${ended}<${tag.name}${attributes(tag, keepPicture)}>`
  if (tag.name === 'img') return `${written}</img>`
  if (!isVoid(tag.name)) open.push(tag.name)
  return written
}

/** From which open element on all end with this tag. */
function firstEnded(open: readonly string[], tag: string): number {
  let first = open.length
  for (let at = open.length - 1; at >= 0; at--) {
    const effect = endsOpen(tag, open[at] ?? '')
    if (effect === 'holds') break
    if (effect === 'ends') first = at
  }
  return first
}

/** Ends the innermost element of that name and what is open in it; an end without a beginning is nothing. */
function close(open: string[], tag: string): string {
  const at = open.lastIndexOf(tag)
  return at < 0 ? '' : ends(open.splice(at))
}

const ends = (tags: string[]) =>
  tags
    .reverse()
    .map((tag) => `</${tag}>`)
    .join('')

function attributes({ name: tag, attributes }: Tag, keepPicture: KeepPicture): string {
  const seen = new Set<string>()
  const written = attributes.map(([name, raw]) => {
    const value = seen.has(name) ? undefined : allowedValue(name, decoded(raw))
    if (value === undefined) return ''
    seen.add(name)
    const isPicture = value.startsWith('data:')
    if (isPicture && (tag !== 'img' || name !== 'src')) return ''
    return ` ${name}="${encoded(isPicture ? kept(value, keepPicture) : value)}"`
  })
  return written.join('')
}

function kept(address: string, keepPicture: KeepPicture): string {
  const base64 = /^data:image\/[\w.+-]+;base64,([\s\S]*)$/i.exec(address)?.[1]
  return base64 === undefined ? address : keepPicture(Buffer.from(base64, 'base64'), address)
}
