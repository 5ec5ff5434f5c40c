/** Puts an operation of the partner API into its envelope. */
import { textElement } from './write-xml.ts'

const namespaces =
  'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" ' +
  'xmlns:sf="urn:sobject.partner.soap.sforce.com"'

/** The whole request; SOAP carries its session inside. `content` is the operation's XML. */
export function envelope(accessToken: string, clientName: string, content: string): string {
  const session = `<SessionHeader>${textElement('sessionId', accessToken)}</SessionHeader>`
  const options = `<CallOptions>${textElement('client', clientName)}</CallOptions>`
  const header = `<soapenv:Header>${session}${options}</soapenv:Header>`
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope ${namespaces}>${header}<soapenv:Body>${content}</soapenv:Body></soapenv:Envelope>`
}
