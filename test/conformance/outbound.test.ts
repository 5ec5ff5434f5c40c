/** Outbound messages: taken once from Salesforce, from nobody else, and acknowledged only when they are kept. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowsOf } from '../../src/store/index.ts'
import { until } from '../support/product.ts'
import { type ServerLab, serverLab } from '../support/server-lab.ts'

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
const outbound = 'http://soap.sforce.com/2005/09/outbound'

interface Told {
  org: string
  action?: string
  notifications?: string
  head?: string
  around?: (body: string) => string
}

const action = '04kdL0000000001'
let count = 0
const noteId = () => `04ldL${String(++count).padStart(10, '0')}`
const note = (record = '00QdL0000000001', id = noteId(), object = 'Lead') => `<Notification><Id>${id}</Id>
<sObject xsi:type="sf:${object}" xmlns:sf="urn:sobject.enterprise.soap.sforce.com"><sf:Id>${record}</sf:Id><sf:Company>A &amp; B</sf:Company></sObject></Notification>`

const envelope = ({
  org,
  action: by = action,
  notifications = note(),
  head = '<?xml version="1.0" encoding="UTF-8"?>\n',
  around = (x) => x,
}: Told) =>
  head +
  around(`<soapenv:Envelope xmlns:soapenv="${soap}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>
<notifications xmlns="${outbound}"><OrganizationId>${org}</OrganizationId><ActionId>${by}</ActionId><SessionId xsi:nil="true"/>
<EnterpriseUrl>https://x.example/e</EnterpriseUrl><PartnerUrl>https://x.example/p</PartnerUrl>${notifications}</notifications></soapenv:Body></soapenv:Envelope>`)

async function opened() {
  const lab = await serverLab()
  const workflow = await lab.listen('outboundMessage', { object: 'Lead' })
  const address = await lab.ask<{ url: string }>('POST', `/api/v1/connections/org/outbound`, {
    name: 'Leads',
    object: 'Lead',
  })
  const post = async (body: string | Uint8Array, url = address.url, type = 'text/xml; charset=utf-8') => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type, soapaction: '""' },
      body: body as string,
    })
    return { status: answer.status, ack: /<Ack>(\w+)</.exec(await answer.text())?.[1] ?? null }
  }
  return { ...lab, lab, workflow, url: address.url, post }
}

async function create(lab: ServerLab, ...names: string[]): Promise<string[]> {
  const rows = names.map((LastName) => ({
    object: 'Lead',
    fields: { LastName, Company: 'Acme', Status: 'Open - Not Contacted' },
  }))
  return (await lab.people.create(rows)).map((result) => (result.ok ? result.id : assert.fail(String(result.problem))))
}

test('a saved record is told by the org, read anew, and starts one run', async () => {
  const { lab, control, url, workflow } = await opened()
  await control.post('/outbound-messages', {
    name: 'Leads',
    object: 'Lead',
    endpointUrl: url,
    fields: ['Company'],
    on: 'create',
  })
  const [id = ''] = await create(lab, 'Told')
  const [run] = await lab.ran(workflow, 1)
  assert.equal(run?.recordId, id)
  const [event] = await lab.events()
  assert.deepEqual([event?.feed, event?.object, event?.recordId], ['outbound-message', 'Lead', id])
  assert.equal(event?.record['LastName'], 'Told', 'a field the message does not hold')
  assert.equal(event?.record['outboundMessage'], 'Leads')
  await until(
    'the queue to be empty',
    async () => (await control.get<unknown[]>('/outbound-messages/queue')).length === 0,
  )
})

test('each notification once, however often and in whatever order it comes; a hundred at a time', async () => {
  const { lab, org, workflow, post } = await opened()
  const ids = await create(lab, ...Array.from({ length: 150 }, (_, n) => `Lead ${n}`))
  const notes = ids.map((id) => note(id))
  const messages = [0, 50, 100, 25, 0].map((from) => notes.slice(from, from + 50).join(''))
  messages.push(notes.slice(0, 100).join(''))
  for (const notifications of [...messages, ...messages.toReversed()]) {
    assert.deepEqual(await post(envelope({ org: org.orgId, notifications })), { status: 200, ack: 'true' })
  }
  const runs = await lab.ran(workflow, 150)
  assert.equal(new Set(runs.map(({ recordId }) => recordId)).size, 150)
  const { apiCalls } = await lab.control.callTotals({ client: 'Rainmaker' })
  await post(envelope({ org: org.orgId, notifications: messages[0] ?? '' }))
  await new Promise((resolve) => setTimeout(resolve, 300))
  assert.equal((await lab.events()).length, 150)
  assert.equal((await lab.control.callTotals({ client: 'Rainmaker' })).apiCalls, apiCalls, 'a repeat costs nothing')
})

test('what cannot be kept is not acknowledged, and comes again', async () => {
  const { lab, org, store, workflow, post } = await opened()
  const [id = ''] = await create(lab, 'Kept')
  const message = envelope({ org: org.orgId, notifications: note(id) })
  await rowsOf(store.db, 'alter table inbox rename to inbox_gone')
  assert.deepEqual(await post(message), { status: 503, ack: 'false' })
  await rowsOf(store.db, 'alter table inbox_gone rename to inbox')
  assert.deepEqual(await post(message), { status: 200, ack: 'true' })
  assert.equal((await lab.ran(workflow, 1)).length, 1)
})

test('a restart between keeping and telling loses nothing; a record deleted meanwhile is told as it was', async () => {
  const { lab, org, store, workflow, post } = await opened()
  const [id = '', gone = ''] = await create(lab, 'There', 'Gone')
  await lab.control.fault({
    effect: 'unavailable',
    times: 0,
    match: { path: '/composite/sobjects', client: 'Rainmaker' },
  })
  await post(envelope({ org: org.orgId, notifications: note(id) + note(gone) }))
  await lab.people.delete([gone])
  await new Promise((resolve) => setTimeout(resolve, 200))
  assert.equal((await rowsOf(store.db, 'select 1 from inbox')).length, 2)
  await lab.control.clearFaults()
  await lab.restart()
  await lab.ran(workflow, 2)
  const deleted = (await lab.events()).find(({ recordId }) => recordId === gone)
  assert.deepEqual([deleted?.record['deleted'], deleted?.record['Company']], [true, 'A & B'])
  assert.equal((await rowsOf(store.db, 'select 1 from inbox')).length, 0)
})

test('nobody but the org gets a word in: forty forgeries, no run', async () => {
  const { lab, org, url, post, workflow } = await opened()
  const mine = { org: org.orgId }
  assert.equal((await post(envelope(mine))).status, 200, 'the true one first: it pins the action')
  const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels)
  const inside = (text: string) => envelope({ ...mine, notifications: text })
  const good = envelope(mine)
  const refused: Record<string, string | Uint8Array> = {
    'nothing at all': '',
    'no XML': 'hello',
    JSON: '{"notifications":[]}',
    'another org': envelope({ org: '00D000000000001AAA' }),
    'an org that is no org': envelope({ org: '001dL0000000001' }),
    'an org with wrong check letters': envelope({ org: `${org.orgId.slice(0, 15)}ZZZ` }),
    'no org': good.replace(/<OrganizationId>.*?<\/OrganizationId>/, ''),
    'two orgs': good.replace('<ActionId>', `<OrganizationId>${org.orgId}</OrganizationId><ActionId>`),
    'another action': envelope({ ...mine, action: '04kdL0000000002' }),
    'no action': good.replace(/<ActionId>.*?<\/ActionId>/, ''),
    'an action that is none': envelope({ ...mine, action: '04idL0000000001' }),
    'another object': inside(note('003dL0000000001', noteId(), 'Contact')),
    'an object with a path in its name': inside(note(undefined, noteId(), '../Lead')),
    'no notification': inside(''),
    'too many notifications': inside(Array.from({ length: 101 }, () => note()).join('')),
    'a notification without id': inside(note().replace(/<Id>.*?<\/Id>/, '')),
    'a notification id of another kind': inside(note(undefined, '001dL0000000001')),
    'a record without id': inside(note().replace(/<sf:Id>.*?<\/sf:Id>/, '')),
    'a record with two ids': inside(note().replace('<sf:Company>', '<sf:Id>00QdL0000000009</sf:Id><sf:Company>')),
    'a record id that is none': inside(note("' OR Id != '")),
    'two records in one': inside(note().replace('</sObject>', '</sObject><sObject/>')),
    'no record': inside(note().replace(/<sObject[\s\S]*<\/sObject>/, '')),
    'fields of another namespace': inside(note().replace('urn:sobject.enterprise.soap.sforce.com', 'urn:other')),
    'a type of no type': inside(note().replace(' xsi:type="sf:Lead"', '')),
    'another namespace': good.replace(outbound, 'http://example.com'),
    'no SOAP': good.replace(soap, 'http://example.com'),
    'a part nobody knows': inside(`<Extra/>${note()}`),
    'two messages in one': good.replace(/(<notifications[\s\S]*<\/notifications>)/, '$1$1'),
    'a document type': envelope({ ...mine, head: '<?xml version="1.0"?><!DOCTYPE x>' }),
    'an external entity': envelope({ ...mine, head: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' }),
    'a billion laughs': envelope({ ...mine, head: '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' }),
    'an entity inside': inside(note().replace('A &amp; B', '<!ENTITY x "y">')),
    'an unknown entity': inside(note().replace('&amp;', '&secret;')),
    'a processing instruction': inside(`<?php phpinfo() ?>${note()}`),
    'a stylesheet': envelope({ ...mine, head: '<?xml version="1.0"?><?xml-stylesheet href="http://x"?>' }),
    'a comment': inside(`<!-- hello -->${note()}`),
    'a CDATA section': inside(note().replace('A &amp; B', '<![CDATA[x]]>')),
    'too deep': inside(note().replace('A &amp; B', deep(40))),
    'not closed': good.slice(0, -20),
    'more behind it': `${good}<more/>`,
    'another encoding': envelope({ ...mine, head: '<?xml version="1.0" encoding="UTF-16"?>' }),
    'bytes that are no UTF-8': Buffer.concat([
      Buffer.from(good.slice(0, 400)),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(good.slice(400)),
    ]),
    'UTF-16': Buffer.from(good, 'utf16le'),
    'more than a megabyte': inside(note().replace('A &amp; B', 'x'.repeat(1_100_000))),
  }
  assert.ok(Object.keys(refused).length >= 40)
  for (const [what, body] of Object.entries(refused)) {
    const { status, ack } = await post(body)
    assert.ok(status === 400 || status === 404, `${what}: ${status}`)
    assert.notEqual(ack, 'true', what)
  }
  for (const wrong of [
    `${url}x`,
    url.slice(0, -1),
    url.replace(/[^/]+$/, ''),
    url.replace(/[^/]+$/, '%00'),
    url.replace(/[^/]+$/, 'x'.repeat(43)),
  ]) {
    assert.equal((await post(good, wrong)).status, 404, wrong)
  }
  await new Promise((resolve) => setTimeout(resolve, 300))
  await lab.ran(workflow, 1)
  assert.equal((await lab.events()).length, 1, 'only the true one')
  const { items } = await lab.ask<{ items: { refused: number; received: number }[] }>(
    'GET',
    '/api/v1/connections/org/outbound',
  )
  assert.ok((items[0]?.refused ?? 0) >= 40)
  assert.equal(items[0]?.received, 1)
})
