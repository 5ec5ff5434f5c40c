/** The SOAP 1.1 envelope: taken off requests, put around replies. Clients match its prefix, so that is always `soapenv`. */

import { type Answer, text } from '../doors/wire/index.ts'
import { OrgError } from '../org/index.ts'
import type { Dialect } from './dialect.ts'
import { childOf, type XmlElement } from './xml/element.ts'
import { readXml } from './xml/read-xml.ts'
import { writeElement, type Xml } from './xml/write-xml.ts'

export interface Envelope {
  /** The header element, if the request has one: its children are SessionHeader, CallOptions and so on. */
  header: XmlElement | undefined
  /** The first element of the body: its name is the operation. */
  operation: XmlElement
}

const soapNamespaces =
  'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

export const xmlType = 'text/xml;charset=UTF-8'

/** Throws OrgError for what is no envelope with an operation in it. */
export function readEnvelope(body: Buffer): Envelope {
  const root = readXml(body.toString('utf8'))
  const operation = root.name === 'Envelope' ? childOf(root, 'Body')?.children[0] : undefined
  if (!operation) throw new OrgError('UNKNOWN_EXCEPTION', 'The SOAP envelope has no operation in its body.')
  return { header: childOf(root, 'Header'), operation }
}

/** The reply to an operation: one `result` per member of a list, none for undefined. */
export function reply(dialect: Dialect, operation: string, result: Xml, headers: Xml): Answer {
  const records = dialect.recordNamespace ? ` xmlns:sf="${dialect.recordNamespace}"` : ''
  const body = writeElement(`${operation}Response`, { result })
  const header = headers === undefined ? '' : writeElement('soapenv:Header', headers)
  return wrap(`xmlns="${dialect.namespace}"${records}`, `${header}<soapenv:Body>${body}</soapenv:Body>`, 200)
}

/** An envelope around a fault. SOAP over HTTP answers every fault with 500. */
export function wrapFault(dialect: Dialect, fault: Xml): Answer {
  const body = writeElement('soapenv:Body', { 'soapenv:Fault': fault })
  return wrap(`xmlns:sf="${dialect.faultNamespace}"`, body, 500)
}

function wrap(namespaces: string, content: string, status: number): Answer {
  const envelope = `<soapenv:Envelope ${soapNamespaces} ${namespaces}>${content}</soapenv:Envelope>`
  return text(xmlType, `<?xml version="1.0" encoding="UTF-8"?>${envelope}`, status)
}
