/** Turns the SOAP text of an outbound message into records. */
import { z } from 'zod'
import type { ObjectDescribe } from '../../salesforce/index.ts'
import { findField } from '../check/field-named.ts'
import { defineAction, type Outcome } from '../define.ts'
import { type OutboundMessage, type OutboundNotification, readOutboundMessage } from '../outbound-message.ts'
import { attempt, done, sendPassed } from '../outcome.ts'
import { describeEach } from '../records/describe-each.ts'

const record = z.record(z.string(), z.unknown()).describe('Field values by API name')

const output = z.object({
  organizationId: z.string(),
  actionId: z.string(),
  object: z.string().describe('API name of the object'),
  record: record.describe('The first record'),
  notifications: z.array(z.object({ id: z.string(), object: z.string(), record })),
})

type Converted = z.infer<typeof output>

export default defineAction({
  id: 'convertSoapObject',
  title: 'Convert SOAP Object',
  describe:
    'Turns the XML of an outbound message into records: numbers and checkboxes get their types, empty fields are null.',
  object: null,
  group: 'Any object',
  effect: 'read',
  input: z.strictObject({
    xml: z.string().min(1).describe('XML Soap Object: the body of the request Salesforce sent'),
  }),
  output,
  run(context, inputs) {
    const messages = inputs.map(({ xml }) => attempt(() => readOutboundMessage(xml)))
    return sendPassed(messages, async (passed) => {
      const objects = [...new Set(passed.flatMap((message) => message.notifications.map((one) => one.object)))]
      const described = await describeEach(context, objects)
      const describes = new Map(objects.map((object, at) => [object, described[at]!]))
      return passed.map((message): Outcome<Converted> => done(converted(message, describes)))
    })
  },
  cost: () => 0,
  needs: () => [],
  examples: [
    {
      title: 'A lead',
      input: { xml: exampleMessage() },
      output: {
        object: 'Lead',
        record: { Id: '00Q000000000001AAA', LastName: 'Abara & Søn', NumberOfEmployees: 640, Do_Not_Nurture__c: true },
      },
    },
    {
      title: 'A DOCTYPE is refused',
      input: { xml: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hosts">]><x>&e;</x>' },
      problem: 'input-invalid',
    },
    { title: 'Something else', input: { xml: '<html></html>' }, problem: 'input-invalid' },
  ],
})

type Describes = Map<string, Outcome<ObjectDescribe>>

function converted({ organizationId, actionId, notifications }: OutboundMessage, describes: Describes): Converted {
  const all = notifications.map((one) => ({ ...one, record: typed(one, describes) }))
  const [first = { object: '', record: {} }] = all
  return { organizationId, actionId, object: first.object, record: first.record, notifications: all }
}

/** An object the connected user cannot see keeps its texts. */
function typed({ object, record: texts }: OutboundNotification, describes: Describes): Record<string, unknown> {
  const describe = describes.get(object)
  if (!describe?.ok) return texts
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const type = findField(describe.value, name)?.type ?? ''
      return [name, text === null ? null : (casts[type]?.(text) ?? text)]
    }),
  )
}

const number = (text: string) => Number(text)

const casts: Record<string, (text: string) => unknown> = {
  boolean: (text) => text === 'true',
  int: number,
  long: number,
  double: number,
  currency: number,
  percent: number,
}

function exampleMessage(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <soapenv:Body>
  <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
   <OrganizationId>00D000000000001AAA</OrganizationId>
   <ActionId>04k000000000001AAA</ActionId>
   <SessionId xsi:nil="true"/>
   <Notification>
    <Id>04l000000000001AAA</Id>
    <sObject xsi:type="sf:Lead" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
     <sf:Id>00Q000000000001AAA</sf:Id>
     <sf:LastName>Abara &amp; Søn</sf:LastName>
     <sf:NumberOfEmployees>640</sf:NumberOfEmployees>
     <sf:Do_Not_Nurture__c>true</sf:Do_Not_Nurture__c>
    </sObject>
   </Notification>
  </notifications>
 </soapenv:Body>
</soapenv:Envelope>`
}
