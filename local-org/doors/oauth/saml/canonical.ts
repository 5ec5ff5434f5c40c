/** The one way to write an element, so that a signature holds however it was sent (https://www.w3.org/TR/xml-exc-c14n/, without comments). */

import type { Name, SignedElement } from './signed-element.ts'

/** `kept`: prefixes whose meaning is written wherever it is known, used or not. */
export function canonical(element: SignedElement, kept: readonly string[] = []): string {
  return written(element, kept, {})
}

/** `told`: the meanings of prefixes that elements around have told. */
function written(element: SignedElement, kept: readonly string[], told: Record<string, string>): string {
  const used = new Map<string, string>([[element.prefix, element.uri]])
  for (const { prefix, uri } of element.attributes) if (prefix !== '' && prefix !== 'xml') used.set(prefix, uri)
  for (const prefix of kept) {
    const uri = element.scope[prefix]
    if (uri !== undefined) used.set(prefix, uri)
  }
  const news = [...used].filter(([prefix, uri]) => (told[prefix] ?? '') !== uri).sort(([a], [b]) => compare(a, b))
  const meanings = news.map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${inAttribute(uri)}"`)
  const attributes = [...element.attributes].sort(byName).map((one) => ` ${nameOf(one)}="${inAttribute(one.value)}"`)
  const inner = { ...told, ...Object.fromEntries(news) }
  const children = element.children.map((child) =>
    typeof child === 'string' ? inText(child) : written(child, kept, inner),
  )
  const name = nameOf(element)
  return `<${name}${meanings.join('')}${attributes.join('')}>${children.join('')}</${name}>`
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byName = (a: Name, b: Name) => compare(a.uri, b.uri) || compare(a.local, b.local)
const nameOf = ({ prefix, local }: Name) => (prefix === '' ? local : `${prefix}:${local}`)

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

const inText = (text: string) => text.replace(/[&<>\r]/g, (sign) => signs[sign] ?? sign)
const inAttribute = (text: string) => text.replace(/[&<"\t\n\r]/g, (sign) => signs[sign] ?? sign)
