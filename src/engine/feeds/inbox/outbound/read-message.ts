/**
 * Reads the SOAP text of an outbound message, and nothing else: anybody may post here, so what does not look exactly as Salesforce
 * writes it is refused. https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_om_outboundmessaging_wsdl.htm
 */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { Problem } from '../../../../problems.ts'
import { isId, longId } from '../../../../salesforce/index.ts'

export interface Notification {
  /** 04l…, the same when it is sent again. */
  id: string
  object: string
  recordId: string
  /** Texts by field; null for fields told as empty. */
  fields: Record<string, string | null>
}

export interface OutboundText {
  /** 18 characters. */
  organizationId: string
  actionId: string
  notifications: Notification[]
}

const parts = new Set(['OrganizationId', 'ActionId', 'SessionId', 'EnterpriseUrl', 'PartnerUrl', 'Notification'])
const deepest = 32
/** An object has no more fields than 1,000, and nothing else has many parts; whatever has more is refused before it grows. */
const partsAtMost = 1000
const attributesAtMost = 32
const notificationsAtMost = 100
const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
const outbound = 'http://soap.sforce.com/2005/09/outbound'
const records = /^urn:sobject\.(?:enterprise|partner)\.soap\.sforce\.com$/
const instance = 'http://www.w3.org/2001/XMLSchema-instance'

/** An element with what is in it. */
interface Element {
  name: string
  uri: string
  /** Of xsi:type, without its prefix. */
  type: string | null
  isNil: boolean
  text: string
  children: Element[]
}

/** Throws Problem `bad-request` saying what is wrong. */
export function readMessage(body: Buffer): OutboundText {
  const envelope = only([parse(textOf(body))], 'Envelope', soap)
  const message = only(
    only(
      envelope.children.filter((one) => one.name !== 'Header'),
      'Body',
      soap,
    ).children,
    'notifications',
    outbound,
  )
  if (message.children.some(({ name, uri }) => uri !== outbound || !parts.has(name)))
    throw refused('it holds unknown parts')
  const notifications = message.children.filter(({ name }) => name === 'Notification')
  if (notifications.length === 0) throw refused('it tells of nothing')
  if (notifications.length > notificationsAtMost) throw refused(`it tells of ${notifications.length} records`)
  const told = notifications.map(notificationOf)
  once(told.map(({ id }) => id))
  return {
    organizationId: idIn(message, 'OrganizationId', '00D'),
    actionId: idIn(message, 'ActionId', '04k'),
    notifications: told,
  }
}

/** What stands there twice could be read as the one by us and as the other by who looks at it later. */
function once(names: string[]): void {
  if (new Set(names).size !== names.length) throw refused('it says something twice')
}

function textOf(body: Buffer): string {
  const text = decode(body)
  const declaration = /^\uFEFF?<\?xml [^?]*\?>/.exec(text)?.[0] ?? ''
  const encoding = /encoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1] ?? 'UTF-8'
  if (!/^utf-?8$/i.test(encoding)) throw refused(`its encoding is ${encoding}`)
  const rest = text.slice(declaration.length)
  // No document types, entities, comments or processing instructions: Salesforce sends none, attackers do.
  if (rest.includes('<!') || rest.includes('<?')) throw refused('it holds what no outbound message holds')
  return text
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw refused('it is not UTF-8')
  }
}

function parse(text: string): Element {
  const parser = new SaxesParser({ xmlns: true })
  const open: Element[] = []
  const roots: Element[] = []
  parser.on('error', (error) => {
    throw refused(error.message)
  })
  let attributes = 0
  parser.on('opentagstart', () => {
    attributes = 0
  })
  parser.on('attribute', () => {
    if (++attributes > attributesAtMost) throw refused('an element has too many attributes')
  })
  parser.on('opentag', (tag) => {
    if (open.length >= deepest) throw refused('it is nested too deeply')
    const element = elementOf(tag)
    const inside = open.at(-1)?.children ?? roots
    if (inside.length >= partsAtMost) throw refused('it has too many parts')
    inside.push(element)
    open.push(element)
  })
  parser.on('text', (part) => {
    const inside = open.at(-1)
    if (inside) inside.text += part
  })
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return only(roots, 'Envelope', soap)
}

function elementOf({ local, uri, attributes }: SaxesTagNS): Element {
  const of = (name: string) =>
    Object.values(attributes).find((one) => one.uri === instance && one.local === name)?.value
  const type = of('type')?.replace(/^.*:/, '') ?? null
  return { name: local, uri, type, isNil: of('nil') === 'true' || of('nil') === '1', text: '', children: [] }
}

function notificationOf(element: Element): Notification {
  const sObject = only(
    element.children.filter(({ name }) => name !== 'Id'),
    'sObject',
    outbound,
  )
  if (!/^\w{1,80}$/.test(sObject.type ?? '')) throw refused('it does not say which object a record is of')
  if (sObject.children.some(({ uri }) => !records.test(uri))) throw refused('a field is of another namespace')
  once(sObject.children.map(({ name }) => name))
  const fields = sObject.children.map(({ name, isNil, text }) => [name, isNil ? null : text] as const)
  return {
    id: idIn(element, 'Id', '04l'),
    object: sObject.type ?? '',
    recordId: idIn(sObject, 'Id', ''),
    fields: Object.fromEntries(fields),
  }
}

function only(elements: Element[], name: string, uri: string): Element {
  const [first] = elements
  if (first && elements.length === 1 && first.name === name && first.uri === uri) return first
  throw refused(`${name} is not where it belongs`)
}

/** Ids of the right kind, 18 characters long. */
function idIn(element: Element, name: string, prefix: string): string {
  const found = element.children.filter((child) => child.name === name)
  const text = found[0]?.text.trim() ?? ''
  if (found.length === 1 && found[0]?.children.length === 0 && isId(text) && text.startsWith(prefix))
    return longId(text)
  throw refused(`${name} is not an id of the right kind`)
}

function refused(why: string): Problem {
  return new Problem('bad-request', {
    what: `This is no outbound message: ${why}.`,
    fix: 'Only Salesforce posts here.',
  })
}
