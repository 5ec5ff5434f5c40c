/** An org with a way to send it SOAP, by hand and by jsforce. */

import type { TestContext } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { type OpenOrg, openOrg } from '../../testing/open-org.ts'
import { apex, enterprise, metadata, partner, tooling } from '../dialect.ts'

export interface SoapReply {
  status: number
  headers: Headers
  text: string
}

export interface OpenSoap extends OpenOrg {
  /** The administrator's connection. */
  conn: Connection
  /** SessionHeader of the administrator. */
  session: string
  /** Sends an operation; `header` stands in for the administrator's session, `path` is below /services/Soap. */
  soap(body: string, header?: string, path?: string): Promise<SoapReply>
}

const namespaces =
  'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

/** Namespaces of the APIs by the letters of their doors. */
const apis = new Map([apex, enterprise, metadata, partner, tooling].map(({ door, namespace }) => [door, namespace]))

function namespaceOf(path: string): string {
  const [door] = path.split('/')
  return [...apis].find(([letter]) => letter === door)?.[1] ?? ''
}

export async function openSoap(t: TestContext): Promise<OpenSoap> {
  const opened = await openOrg(t)
  const { url, accessToken } = opened.org
  const session = `<SessionHeader><sessionId>${accessToken}</sessionId></SessionHeader>`
  const conn = new Connection({ instanceUrl: url, loginUrl: url, accessToken, version: '60.0' })
  // By itself it gives up sooner than a busy machine is done.
  conn.metadata.pollTimeout = 250_000
  return {
    ...opened,
    session,
    conn,
    async soap(body, header = session, path = 'u/60.0') {
      const answer = await fetch(`${url}/services/Soap/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml', SOAPAction: '""' },
        body: `<s:Envelope ${namespaces} xmlns="${namespaceOf(path)}"><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`,
      })
      return { status: answer.status, headers: answer.headers, text: await answer.text() }
    },
  }
}
