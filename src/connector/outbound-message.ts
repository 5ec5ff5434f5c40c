/** Reads the SOAP text of an outbound message: which org sent it, and the records it tells of. */
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { Problem } from '../problems.ts'

export interface OutboundMessage {
  organizationId: string
  actionId: string
  sessionId: string | null
  enterpriseUrl: string | null
  partnerUrl: string | null
  notifications: OutboundNotification[]
}

export interface OutboundNotification {
  /** Salesforce sends a notification more than once: this id tells a repeat. */
  id: string
  /** API name of the object. */
  object: string
  /** Texts by API name; what is nil is null. */
  record: Record<string, string | null>
}

/** A message holds up to 100 records; nothing of Salesforce is larger. */
const longest = 10_000_000

/**
 * Throws Problem `input-invalid` for what is no outbound message. Entities of its own and a DOCTYPE are refused: they serve
 * attacks only.
 * https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_om_outboundmessaging_wsdl.htm
 */
export function readOutboundMessage(xml: string): OutboundMessage {
  if (xml.length > longest) throw unfit('it is too long')
  const reading = startReading()
  try {
    reading.parser.write(xml.trim()).close()
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown
    throw unfit(
      `it is not well formed (${
        String(thrown)
          .replace(/^Error: /, '')
          .split('\n')[0]
      })`,
    )
  }
  const { message } = reading
  if (!message.organizationId || message.notifications.length === 0) throw unfit('it holds no notification')
  return message
}

const headerFields = {
  OrganizationId: 'organizationId',
  ActionId: 'actionId',
  SessionId: 'sessionId',
  EnterpriseUrl: 'enterpriseUrl',
  PartnerUrl: 'partnerUrl',
} as const

/** The parser and what it has read so far. Elements: Envelope, Body, notifications, Notification, sObject, field. */
function startReading() {
  const message: OutboundMessage = {
    organizationId: '',
    actionId: '',
    sessionId: null,
    enterpriseUrl: null,
    partnerUrl: null,
    notifications: [],
  }
  const parser = new SaxesParser({ xmlns: true })
  const path: string[] = []
  let text = ''
  parser.on('doctype', () => {
    throw unfit('it has a DOCTYPE')
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    path.push(tag.local)
    text = ''
    if (at(path, 'Notification')) message.notifications.push({ id: '', object: '', record: {} })
    if (at(path, 'Notification', 'sObject')) latest(message).object = typeOf(tag)
  })
  const add = (some: string) => {
    text += some
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', (tag) => {
    const value = isNil(tag) ? null : text
    const key = headerFields[tag.local as keyof typeof headerFields]
    if (key && path.at(-2) === 'notifications') Object.assign(message, { [key]: value })
    if (at(path, 'Notification', 'Id')) latest(message).id = text
    if (path.length > 2 && path.at(-2) === 'sObject') latest(message).record[tag.local] = value
    path.pop()
    text = ''
  })
  return { parser, message }
}

/** Whether the path ends with these, below `notifications`. */
const at = (path: string[], ...names: string[]) =>
  path.slice(-names.length - 1).join('/') === ['notifications', ...names].join('/')

function latest(message: OutboundMessage): OutboundNotification {
  const last = message.notifications.at(-1)
  if (last) return last
  throw unfit('a record stands outside of a notification')
}

const instance = 'http://www.w3.org/2001/XMLSchema-instance'

/** `sf:Account` → Account. */
function typeOf(tag: SaxesTagNS): string {
  const type = Object.values(tag.attributes).find(({ local, uri }) => local === 'type' && uri === instance)?.value ?? ''
  return type.slice(type.indexOf(':') + 1)
}

const isNil = (tag: SaxesTagNS) =>
  Object.values(tag.attributes).some(({ local, uri, value }) => local === 'nil' && uri === instance && value === 'true')

function unfit(why: string): Problem {
  return new Problem('input-invalid', {
    what: `This is no outbound message of Salesforce: ${why}.`,
    fix: 'Give the body of the request as it came.',
    field: 'xml',
  })
}
