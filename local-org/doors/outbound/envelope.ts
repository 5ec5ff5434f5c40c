/** The SOAP text of an outbound message (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_om_outboundmessaging_wsdl.htm). */

export interface EnvelopeParts {
  organizationId: string
  actionId: string
  sessionId: string | undefined
  /** Base URL of the org, for the two SOAP endpoints. */
  origin: string
  apiVersion: string
  object: string
  notifications: { id: string; record: Record<string, unknown> }[]
}

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
const instance = 'http://www.w3.org/2001/XMLSchema-instance'

/** The envelope; fields without a value are left out, as Salesforce does. */
export function envelope(parts: EnvelopeParts): string {
  const { organizationId, actionId, origin, apiVersion, sessionId } = parts
  const endpoint = (kind: string) => `${origin}/services/Soap/${kind}/${apiVersion}/${organizationId.slice(0, 15)}`
  const session = sessionId === undefined ? '<SessionId xsi:nil="true"/>' : element('SessionId', sessionId)
  return `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="${soap}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="${instance}">
 <soapenv:Body>
  <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
   ${element('OrganizationId', organizationId)}
   ${element('ActionId', actionId)}
   ${session}
   ${element('EnterpriseUrl', endpoint('c'))}
   ${element('PartnerUrl', endpoint('u'))}
${parts.notifications.map((one) => notification(parts.object, one)).join('\n')}
  </notifications>
 </soapenv:Body>
</soapenv:Envelope>`
}

function notification(object: string, { id, record }: EnvelopeParts['notifications'][number]): string {
  const fields = Object.entries(record)
    .filter(([name, value]) => name !== 'attributes' && value !== null && typeof value !== 'object')
    .map(([name, value]) => `     ${element(`sf:${name}`, spell(value))}`)
  return `   <Notification>
    ${element('Id', id)}
    <sObject xsi:type="sf:${object}" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
${fields.join('\n')}
    </sObject>
   </Notification>`
}

/** XML dates end with 'Z' where REST says '+0000'. */
function spell(value: unknown): string {
  const text = String(value)
  return /^\d{4}-\d\d-\d\dT.*\+0000$/.test(text) ? text.replace('+0000', 'Z') : text
}

function element(name: string, content: string): string {
  const escaped = content.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;' })[character] ?? '&gt;')
  return `<${name}>${escaped}</${name}>`
}
