/** Hostile XML at the door for outbound messages, each made from a true message of the org: none gets in, and none keeps the server busy. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { until } from '../support/product.ts'
import { startScriptedServer } from '../support/scripted-server.ts'
import { serverLab } from '../support/server-lab.ts'

/** Of processor time: what else the machine does is not the message’s fault. */
const mostMs = 1000
const mostGrowth = 250_000_000
/** After large messages, so that what is measured is one message’s doing; who sends it is in this process too. */
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Where a text of a true message is changed. */
type Change = (good: string) => string | Buffer

const doctype =
  (inside: string, entity = ''): Change =>
  (good) => {
    const at = good.indexOf('?>') + 2
    return `${good.slice(0, at)}<!DOCTYPE x ${inside}>${good.slice(at)}`.replace('A and B', entity || 'A and B')
  }
const company =
  (text: string): Change =>
  (good) =>
    good.replace('A and B', () => text)
const swap =
  (from: string | RegExp, to: string): Change =>
  (good) => {
    assert.notEqual(
      good.replace(from, () => to),
      good,
      `nothing to change: ${from}`,
    )
    return good.replace(from, () => to)
  }
const head =
  (declaration: string): Change =>
  (good) =>
    declaration + good.slice(good.indexOf('?>') + 2)

const laughs = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
const root = /<(\w+):Envelope/
const times = (text: string, n: number) => text.repeat(n)

const entities: Record<string, Change> = {
  'a document type': doctype(''),
  'a public document type': doctype('PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://127.0.0.1:1/x.dtd"'),
  'a document type elsewhere': doctype('SYSTEM "http://127.0.0.1:1/x.dtd"'),
  'a document type on disk': doctype('SYSTEM "file:///etc/passwd"'),
  'an entity': doctype('[<!ENTITY e "x">]', '&e;'),
  'an external entity': doctype('[<!ENTITY e SYSTEM "file:///etc/passwd">]', '&e;'),
  'an external entity of the web': doctype('[<!ENTITY e SYSTEM "http://169.254.169.254/latest/meta-data">]', '&e;'),
  'an entity by a wrapper': doctype('[<!ENTITY e SYSTEM "php://filter/read=convert.base64-encode/resource=x">]', '&e;'),
  'an entity by jar': doctype('[<!ENTITY e SYSTEM "jar:http://127.0.0.1:1/x.zip!/a">]', '&e;'),
  'an entity by netdoc': doctype('[<!ENTITY e SYSTEM "netdoc:/etc/passwd">]', '&e;'),
  'a device as entity': doctype('[<!ENTITY e SYSTEM "file:///dev/random">]', '&e;'),
  'a parameter entity': doctype('[<!ENTITY % p SYSTEM "http://127.0.0.1:1/p.dtd"> %p;]'),
  'an entity sent away': doctype(
    `[<!ENTITY % f SYSTEM "file:///etc/hostname"><!ENTITY % a "<!ENTITY &#37; s SYSTEM 'http://127.0.0.1:1/%f;'>"> %a; %s;]`,
  ),
  'a billion laughs': doctype(`[<!ENTITY l0 "ha">${laughs}]`, '&l10;'),
  'quadratic growth': doctype(`[<!ENTITY a "${times('a', 50_000)}">]`, times('&a;', 5000)),
  'an entity of itself': doctype('[<!ENTITY a "&b;"><!ENTITY b "&a;">]', '&a;'),
  'a default attribute': doctype('[<!ATTLIST sObject xsi:type CDATA "sf:Contact">]'),
  'an element declared': doctype('[<!ELEMENT notifications ANY>]'),
  'a notation': doctype('[<!NOTATION n SYSTEM "x"><!ENTITY e SYSTEM "x" NDATA n>]'),
  'a document type in small letters': swap(root, '<!doctype x><soapenv:Envelope'),
  'a document type after the root began': swap(/<OrganizationId>/, '<!DOCTYPE x><OrganizationId>'),
  'a conditional section': swap(/<OrganizationId>/, '<![INCLUDE[<x/>]]><OrganizationId>'),
  'an entity nobody declared': company('&xxe;'),
  'an entity of HTML': company('&nbsp;'),
  'an entity without end': company('&amp'),
  'a bare ampersand': company('A & B'),
  'a character that is none': company('&#0;'),
  'half a character': company('&#xD800;'),
  'a character beyond Unicode': company('&#x110000;'),
  'a control character': company('\u0001'),
  'a character reference of letters': company('&#xZZ;'),
}

const forms: Record<string, Change> = {
  CDATA: company('<![CDATA[A and B]]>'),
  'CDATA around a record id': swap(/(<\w+:Id>)(\w+)/, '<sf:Id><![CDATA[00QdL0000000001]]>'),
  'the end of CDATA': company('A ]]> B'),
  'a comment': company('A<!-- and -->B'),
  'a comment within an id': swap(/(<OrganizationId>\w{6})/, '<OrganizationId>00D<!-- -->'),
  'a processing instruction': company('<?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?>'),
  'a program': company('<?php system("id") ?>'),
  'a second declaration': swap(root, '<?xml version="1.0"?><soapenv:Envelope'),
  'an inclusion': swap(
    /<OrganizationId>/,
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/><OrganizationId>',
  ),
  'a style sheet as root': (good) =>
    `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">${good.slice(good.indexOf('?>') + 2)}</xsl:stylesheet>`,
  'a tag that is not closed': swap(/<\/OrganizationId>/, ''),
  'tags that cross': swap(/<\/OrganizationId>\s*<ActionId>/, '<ActionId></OrganizationId>'),
  'an attribute twice': swap(/<OrganizationId>/, '<OrganizationId a="1" a="2">'),
  'an attribute without quotes': swap(/<OrganizationId>/, '<OrganizationId a=1>'),
  'an attribute with a tag': swap(/<OrganizationId>/, '<OrganizationId a="<b>">'),
  'a name with a null': swap(/<OrganizationId>/, '<Organization\u0000Id>'),
  'nothing but the head': (good) => good.slice(0, good.indexOf('?>') + 2),
  'half of it': (good) => good.slice(0, good.length / 2),
  'it twice': (good) => good + good.slice(good.indexOf('?>') + 2),
  'words before it': (good) => `hello${good}`,
}

const names: Record<string, Change> = {
  'a prefix of nobody': swap(/<OrganizationId>/, '<x:OrganizationId>'),
  'SOAP 1.2': swap('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
  'a namespace with an end of its own': swap('2005/09/outbound', '2005/09/outbound/'),
  'a namespace in capitals': swap('http://soap.sforce.com/2005/09/outbound', 'HTTP://SOAP.SFORCE.COM/2005/09/outbound'),
  'a namespace taken back': swap(/<OrganizationId>/, '<OrganizationId xmlns="">'),
  'the prefix xml bound anew': swap(root, '<soapenv:Envelope xmlns:xml="http://127.0.0.1/"'),
  'the prefix xmlns bound': swap(root, '<soapenv:Envelope xmlns:xmlns="http://www.w3.org/2000/xmlns/"'),
  'a prefix bound to nothing': swap(root, '<soapenv:Envelope xmlns:a=""'),
  'a type of another instance': swap(
    'http://www.w3.org/2001/XMLSchema-instance',
    'http://www.w3.org/1999/XMLSchema-instance',
  ),
  'a type with markup': swap(/type="sf:Lead"/, 'type="sf:Lead&lt;"'),
  'a type of the prototype': swap(/type="sf:Lead"/, 'type="sf:__proto__"'),
  'another object': swap(/type="sf:Lead"/, 'type="sf:Contact"'),
  'an org of somebody else': swap(/<OrganizationId>\w+/, '<OrganizationId>00D000000000062EAA'),
  'two orgs': swap(/<OrganizationId>/, '<OrganizationId>00D000000000062EAA</OrganizationId><OrganizationId>'),
  'two actions': swap(/<ActionId>/, '<ActionId>04k000000000001AAA</ActionId><ActionId>'),
  'an org within the org': swap(
    /<OrganizationId>/,
    '<OrganizationId><OrganizationId>00D000000000062EAA</OrganizationId>',
  ),
  'a record id twice': swap(/<sf:Id>/, '<sf:Id>00QdL0000000009AAA</sf:Id><sf:Id>'),
  'a field twice': swap(/<sf:Company>/, '<sf:Company>Other</sf:Company><sf:Company>'),
  'a notification id twice': (good) => {
    const one = /<Notification>[\s\S]*<\/Notification>/.exec(good)?.[0] ?? assert.fail()
    return good.replace(one, () => one + one.replace('A and B', 'Other'))
  },
}

const sizes: Record<string, Change> = {
  'too deep': company(times('<a>', 40) + times('</a>', 40)),
  'far too deep': company(times('<a>', 100_000) + times('</a>', 100_000)),
  'deep and never closed': company(times('<a>', 300_000)),
  'an attribute of a megabyte': swap(/<OrganizationId>/, `<OrganizationId a="${times('x', 1_060_000)}">`),
  'an attribute of nearly a megabyte, not closed': swap(
    /<OrganizationId>/,
    `<OrganizationId a="${times('x', 900_000)}>`,
  ),
  'fifty thousand attributes and no end': swap(
    /<OrganizationId>/,
    `<OrganizationId ${Array.from({ length: 50_000 }, (_, n) => `a${n}="${n}"`).join(' ')}`,
  ),
  'thirty thousand namespaces': swap(
    /<OrganizationId>/,
    `<x:OrganizationId ${Array.from({ length: 30_000 }, (_, n) => `xmlns:n${n}="u${n}"`).join(' ')}>`,
  ),
  'a name of half a megabyte': swap(/<OrganizationId>/, `<${times('O', 500_000)}>`),
  'two hundred thousand elements': swap(/<OrganizationId>/, `${times('<a/>', 200_000)}<OrganizationId>`),
  'a hundred thousand entities': company(times('&lt;', 200_000) + times('<', 2)),
  'two megabytes': company(times('x', 2_000_000)),
  'twenty megabytes': company(times('x', 20_000_000)),
  'blanks by the megabyte': (good) => good + times(' ', 1_100_000),
}

const encodings: Record<string, Change> = {
  'UTF-16': (good) => Buffer.from(`\uFEFF${good}`, 'utf16le'),
  'UTF-16 by its head alone': head('<?xml version="1.0" encoding="UTF-16"?>'),
  'UTF-7': head('<?xml version="1.0" encoding="UTF-7"?>'),
  'a page of IBM': head('<?xml version="1.0" encoding="IBM037"?>'),
  Latin: (good) => Buffer.from(company('Ä')(good).toString(), 'latin1'),
  'an overlong slash': (good) =>
    Buffer.concat([Buffer.from(good.slice(0, 300)), Buffer.from([0xc0, 0xaf]), Buffer.from(good.slice(300))]),
  'half a surrogate in bytes': (good) =>
    Buffer.concat([Buffer.from(good.slice(0, 300)), Buffer.from([0xed, 0xa0, 0x80])]),
  'XML 1.1 with its line end': (good) => company('\u0000')(head('<?xml version="1.1"?>')(good).toString()),
  gzip: (good) => gzipSync(good),
  nulls: () => Buffer.alloc(100_000),
}

const hostile = { ...entities, ...forms, ...names, ...sizes, ...encodings }

async function opened() {
  const lab = await serverLab()
  const workflow = await lab.listen('outboundMessage', { object: 'Lead' })
  const { url } = await lab.ask<{ url: string }>('POST', '/api/v1/connections/org/outbound', {
    name: 'L',
    object: 'Lead',
  })
  const listener = await startScriptedServer(() => ({ status: 500 }))
  after(() => listener.close())
  const message = { name: 'L', object: 'Lead', fields: ['Company'], on: 'create' as const }
  await lab.control.post('/outbound-messages', { ...message, endpointUrl: listener.url })
  const made = await lab.people.create([{ object: 'Lead', fields: { LastName: 'True', Company: 'A and B' } }])
  assert.ok(made[0]?.ok)
  const text = await until('the org to tell', async () => listener.asked[0]?.body)
  const post = async (body: string | Buffer) => {
    const used = process.cpuUsage()
    const type = 'text/xml; charset=utf-8'
    const sent = {
      method: 'POST',
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    }
    const answer = await fetch(url, sent)
    const told = await answer.text()
    const { user, system } = process.cpuUsage(used)
    return { status: answer.status, text: told, ms: (user + system) / 1000 }
  }
  return { lab, workflow, good: String(text), post }
}

test(`${Object.keys(hostile).length} hostile messages: none taken, each refused within a second of work, memory bounded`, async () => {
  const { lab, workflow, good, post } = await opened()
  assert.ok(Object.keys(hostile).length >= 60)
  assert.match((await post(good)).text, /<Ack>true</, 'what the org sent is good before it is changed')
  await lab.ran(workflow, 1)
  const before = process.memoryUsage().rss
  let [most, count] = [0, 0]
  const wrong: string[] = []
  for (const [what, change] of Object.entries(hostile)) {
    // Another id, so that it would be news.
    const fresh = good.replace(/<Id>04l\w+/, `<Id>04ldX${String(++count).padStart(10, '0')}`)
    const body = change(fresh)
    let answer = await post(body)
    // The garbage of others is collected in this process too, now and then: the best of three counts.
    for (let n = 0; n < 2 && answer.ms > mostMs; n += 1) answer = await post(body)
    const isRefused = answer.status >= 400 && answer.status < 500 && !/<Ack>true|root:|node_modules/.test(answer.text)
    if (!isRefused || answer.ms > mostMs) wrong.push(`${what}: ${answer.status} after ${Math.round(answer.ms)} ms`)
    const now = process.memoryUsage().rss
    most = Math.max(most, now)
    if (now - before > mostGrowth / 3) collect()
  }
  assert.deepEqual(wrong, [])
  assert.ok(most - before < mostGrowth, `${Math.round((most - before) / 1e6)} MB more`)
  assert.match((await post(good)).text, /<Ack>true</, 'and it still takes what is true')
  await lab.ran(workflow, 1)
  assert.equal((await lab.events()).length, 1, 'only the true one')
})
