/** The SOAP 1.1 envelope: taken off requests, put around replies. Clients match its prefix, so that is always `soapenv`. */

import { type Answer, text } from '../doors/wire/index.ts'
import { OrgError } from '../org/index.ts'
import type { Dialect } from './dialect.ts'
import { childOf, type XmlElement } from './xml/element.ts'
import { readXml } from './xml/read-xml.ts'
import { writeContent, writeElement, type Xml } from './xml/write-xml.ts'

export interface Envelope {
  /** The header element, if the request has one: its children are SessionHeader, CallOptions and so on. */
  header: XmlElement | undefined
  /** The first element of the body: its name is the operation. */
  operation: XmlElement
}

const envelopeSpace = 'http://schemas.xmlsoap.org/soap/envelope/'
const instanceSpace = 'http://www.w3.org/2001/XMLSchema-instance'
const schemaSpace = 'http://www.w3.org/2001/XMLSchema'

const xmlType = 'text/xml;charset=UTF-8'

/** Throws OrgError for what is no envelope with an operation in it. */
export function readEnvelope(body: Buffer): Envelope {
  const root = readXml(body.toString('utf8'))
  const operation = root.name === 'Envelope' ? childOf(root, 'Body')?.children[0] : undefined
  if (!operation) throw new OrgError('UNKNOWN_EXCEPTION', 'The SOAP envelope has no operation in its body.')
  return { header: childOf(root, 'Header'), operation }
}

/** The reply to an operation: one `result` per member of a list, none for undefined. A prefix is declared where it is used. */
export function reply(dialect: Dialect, operation: string, result: Xml, headers: Xml): Answer {
  const results = writeContent({ result })
  const body = results === '' ? `<${operation}Response/>` : `<${operation}Response>${results}</${operation}Response>`
  const header = headers === undefined ? '' : writeElement('soapenv:Header', headers)
  const content = `${header}<soapenv:Body>${body}</soapenv:Body>`
  const spaces: [string, string][] = [
    ['xsi', instanceSpace],
    ['xsd', schemaSpace],
    ['sf', dialect.recordNamespace ?? ''],
  ]
  const used = spaces.filter(([prefix]) => firstUse(content, prefix) >= 0)
  used.sort(([one], [other]) => firstUse(content, one) - firstUse(content, other))
  return wrap([['', dialect.namespace], ...used], content, 200)
}

/** Where content first needs a prefix, -1 when it does not. A type's prefix is needed before that of its attribute. */
function firstUse(content: string, prefix: string): number {
  if (prefix === 'xsi') return content.indexOf(' xsi:')
  const places = [`<${prefix}:`, ` xsi:type="${prefix}:`].map((use) => content.indexOf(use)).filter((at) => at >= 0)
  return places.length > 0 ? Math.min(...places) - 0.5 : -1
}

/** An envelope around a fault. SOAP over HTTP answers every fault with 500. */
export function wrapFault(dialect: Dialect, fault: Xml): Answer {
  const body = writeElement('soapenv:Body', { 'soapenv:Fault': fault })
  const spaces: [string, string][] = [
    ['sf', dialect.faultNamespace],
    ['xsi', instanceSpace],
  ]
  return wrap(spaces, body, 500)
}

/** Namespaces by prefix, '' for the one without. */
function wrap(spaces: [prefix: string, namespace: string][], content: string, status: number): Answer {
  const declared = spaces.map(([prefix, namespace]) => ` xmlns${prefix && `:${prefix}`}="${namespace}"`).join('')
  const envelope = `<soapenv:Envelope xmlns:soapenv="${envelopeSpace}"${declared}>${content}</soapenv:Envelope>`
  return text(xmlType, `<?xml version="1.0" encoding="UTF-8"?>${envelope}`, status)
}
