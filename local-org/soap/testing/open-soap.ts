/** An org with a way to send it SOAP, by hand and by jsforce. */

import type { TestContext } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { type OpenOrg, openOrg } from '../../testing/open-org.ts'

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
  'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
  'xmlns="urn:partner.soap.sforce.com"'

export async function openSoap(t: TestContext): Promise<OpenSoap> {
  const opened = await openOrg(t)
  const { url, accessToken } = opened.org
  const session = `<SessionHeader><sessionId>${accessToken}</sessionId></SessionHeader>`
  return {
    ...opened,
    session,
    conn: new Connection({ instanceUrl: url, loginUrl: url, accessToken, version: '60.0' }),
    async soap(body, header = session, path = 'u/60.0') {
      const answer = await fetch(`${url}/services/Soap/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml', SOAPAction: '""' },
        body: `<s:Envelope ${namespaces}><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`,
      })
      return { status: answer.status, headers: answer.headers, text: await answer.text() }
    },
  }
}
