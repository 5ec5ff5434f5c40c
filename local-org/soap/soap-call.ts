/** A SOAP call as an operation sees it: a REST call's parts, with what stood in the SOAP headers put where those look for it. */

import { createHash } from 'node:crypto'
import { refuseWithoutApi } from '../doors/wire/api-enabled.ts'
import { type Call, type OpenCall, servedVersion, unsupported } from '../doors/wire/index.ts'
import { OrgError, type Session } from '../org/index.ts'
import type { Dialect } from './dialect.ts'
import { callHeaders, clientOf } from './headers.ts'
import { childOf, textIn, type XmlElement } from './xml/element.ts'

/** A call nobody need be logged in for. */
export interface OpenSoapCall extends OpenCall {
  dialect: Dialect
  /** e.g. '60.0'. */
  version: string
}

export interface SoapCall extends Call {
  dialect: Dialect
  /** The Header element of the request. */
  header: XmlElement | undefined
}

/** The call with its version, before anybody is asked who they are. Throws OrgError UNSUPPORTED_API_VERSION. */
export function toOpenCall(open: OpenCall, dialect: Dialect, header: XmlElement | undefined): OpenSoapCall {
  const version = readVersion(open.params['version'] ?? '', open.instance.apiVersion)
  open.tally.client = clientOf(header) ?? open.tally.client
  return { ...open, dialect, version, headers: { ...open.headers, ...callHeaders(header) } }
}

/** The call of a logged-in user, counted. Throws OrgError INVALID_SESSION_ID, REQUEST_LIMIT_EXCEEDED and the like. */
export function toSoapCall(open: OpenSoapCall, header: XmlElement | undefined): SoapCall {
  const { instance, tally } = open
  const session = sessionOf(open, header)
  tally.userId = session.userId
  refuseWithoutApi(instance.org, session.userId)
  refuseBeyondAllowance(open)
  tally.apiCalls = 1
  instance.org.spend(undefined, tally.apiCalls)
  const nested: Call['nested'] = (method, url) => unsupported(`${method} ${url} inside a SOAP call`)
  const { api } = open.dialect
  const view = instance.setUp.view(session.userId, api)
  const root = api === 'tooling' ? `${open.version}/tooling` : open.version
  return { ...open, header, session, view, api, root, nested }
}

function sessionOf({ dialect, instance }: OpenSoapCall, header: XmlElement | undefined): Session {
  const sessionId = textIn(childOf(header, 'SessionHeader'), 'sessionId')
  const session = sessionId === undefined ? undefined : instance.org.accounts.session(sessionId.trim())
  if (session) return session
  const told = dialect.recordNamespace && sessionId?.includes('!') ? missing(sessionId) : ''
  throw new OrgError('INVALID_SESSION_ID', `Invalid Session ID found in SessionHeader: Illegal Session${told}`)
}

/** What the data APIs say of a token that was one, as recorded. */
function missing(sessionId: string): string {
  const hash = createHash('sha256').update(sessionId.trim()).digest('base64')
  return `. Session not found, missing session hash: ${hash}\nThis error usually occurs after a session expires or a user logs out. `
}

function refuseBeyondAllowance({ instance }: OpenSoapCall): void {
  const { used, max } = instance.org.spend(undefined, 0)
  if (used >= max) throw new OrgError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')
}

function readVersion(asked: string, newest: string): string {
  const version = servedVersion(Number(/^v?(\d{1,2})(\.0)?$/.exec(asked)?.[1]), newest, unsupportedVersion)
  if (version !== undefined) return version
  throw unsupportedVersion('Invalid Api version specified on URL')
}

function unsupportedVersion(words: string): OrgError {
  return new OrgError('UNSUPPORTED_API_VERSION', words)
}
