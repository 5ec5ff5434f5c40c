/** What surrounds every call: compression, XML, pages of other origins, conditions, certificates' dates, IPv6. */

import assert from 'node:assert/strict'
import http from 'node:http'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { startLocalOrg } from '../../index.ts'
import { openOrg } from '../../testing/open-org.ts'
import { takesGzip } from './compression.ts'

interface Raw {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

/** A call whose bytes nobody touches. */
function ask(url: string, options: http.RequestOptions, body?: string | Buffer): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { ...options, agent: false }, async (response) => {
      const body = Buffer.concat(await response.toArray())
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
    })
    request.on('error', reject).end(body)
  })
}

test('bodies and answers in gzip, streamed ones too', async (t) => {
  const { org, create, call } = await openOrg(t)
  await create('Account', { Name: 'Acme' })
  const headers = { authorization: `Bearer ${org.accessToken}`, 'content-type': 'application/json' }
  const base = `${org.url}/services/data/v60.0`
  const zipped = await ask(`${base}/sobjects`, { headers: { ...headers, 'accept-encoding': 'gzip' } })
  assert.equal(zipped.headers['content-encoding'], 'gzip')
  assert.equal(JSON.parse(gunzipSync(zipped.body).toString()).maxBatchSize, 200)
  const plain = await ask(`${base}/sobjects`, { headers })
  assert.equal(plain.headers['content-encoding'], undefined)
  const body = gzipSync(JSON.stringify({ Name: 'Zipped' }))
  const made = await ask(
    `${base}/sobjects/Account`,
    { method: 'POST', headers: { ...headers, 'content-encoding': 'gzip' } },
    body,
  )
  assert.equal(made.status, 201)
  const job = (
    await call('POST', '/jobs/query', { operation: 'query', query: 'SELECT Name FROM Account ORDER BY Name' })
  ).body as { id: string }
  while (((await call('GET', `/jobs/query/${job.id}`)).body as { state: string }).state !== 'JobComplete');
  const rows = await ask(`${base}/jobs/query/${job.id}/results`, { headers: { ...headers, 'accept-encoding': 'gzip' } })
  assert.equal(gunzipSync(rows.body).toString(), '"Name"\n"Acme"\n"Zipped"\n')
  assert.deepEqual(['gzip', 'br, gzip;q=0.5', 'gzip;q=0', 'br', undefined].map(takesGzip), [
    true,
    true,
    false,
    false,
    false,
  ])
})

test('REST in XML: versions, a record made, read and queried, refusals', async (t) => {
  const { call } = await openOrg(t)
  const xml = { accept: 'application/xml', 'content-type': 'application/xml' }
  const versions = await call('GET', '/services/data', undefined, xml)
  assert.equal(versions.headers.get('content-type'), 'application/xml;charset=UTF-8')
  assert.match(
    String(versions.body),
    /^<\?xml version="1.0" encoding="UTF-8"\?><Versions><Version><label>Summer &apos;14</,
  )
  const made = await call(
    'POST',
    '/sobjects/Account',
    '<Account><Name>A &amp; B</Name><NumberOfEmployees>7</NumberOfEmployees></Account>',
    xml,
  )
  assert.equal(made.status, 201)
  const id = /<Result><id>(\w{18})<\/id><success>true<\/success><\/Result>/.exec(String(made.body))?.[1]
  const read = await call('GET', `/sobjects/Account/${id}?fields=Name,Site`, undefined, xml)
  const url = `/services/data/v60.0/sobjects/Account/${id}`
  assert.match(
    String(read.body),
    new RegExp(`<Account [^>]*type="Account" url="${url}"><Name>A &amp; B</Name><Site xsi:nil="true"/></Account>`),
  )
  const rows = await call('GET', '/query?q=SELECT+NumberOfEmployees+FROM+Account', undefined, xml)
  assert.match(
    String(rows.body),
    /<totalSize>1<\/totalSize><done>true<\/done><records type="Account" url="[^"]+"><NumberOfEmployees>7</,
  )
  const refused = await call('GET', '/query?q=nonsense', undefined, xml)
  assert.match(String(refused.body), /<Errors><Error><message>.*<\/message><errorCode>MALFORMED_QUERY</s)
  const broken = await call('POST', '/sobjects/Account', '<Account>', xml)
  assert.equal(broken.status, 400)
  assert.match(String(broken.body), /<Errors><Error>.*<errorCode>XML_PARSER_ERROR</s)
})

test('the end of the address says how the answer is wanted; rows show fields of their parents', async (t) => {
  const { call, create } = await openOrg(t)
  const id = await create('Account', { Name: 'Acme' })
  const inXml = await call('GET', `/sobjects/Account/${id}.xml?fields=Name`)
  assert.match(String(inXml.body), /<Account .*<Name>Acme<\/Name><\/Account>$/)
  assert.match(String((await call('GET', '/services/data/v60.0.xml')).body), /^<\?xml/)
  const inJson = await call('GET', '/limits.json', undefined, { accept: 'application/xml' })
  assert.equal(inJson.headers.get('content-type'), 'application/json;charset=UTF-8')
  const { body } = await call('GET', `/sobjects/Account/${id}?fields=Name,Owner.Alias`)
  assert.deepEqual(Object.keys(body as object), ['attributes', 'Name', 'Owner'])
  const [row] = (await call('GET', `/composite/sobjects/Account?ids=${id}&fields=Owner.Alias`)).body as object[]
  assert.partialDeepStrictEqual(row, { Owner: { attributes: { type: 'User' } } })
})

test('pages may call from origins that are listed', async (t) => {
  const { org, control, call } = await openOrg(t)
  const asks = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' }
  const preflight = (origin: string) =>
    ask(`${org.url}/services/data/v60.0/limits`, { method: 'OPTIONS', headers: { ...asks, origin } })
  const local = await preflight('http://localhost:5173')
  assert.equal(local.status, 200)
  assert.equal(local.headers['access-control-allow-origin'], 'http://localhost:5173')
  assert.equal(local.headers['access-control-allow-headers'], 'authorization')
  assert.equal((await preflight('https://app.example.com')).status, 403)
  await control.request('POST', '/cors', { origins: ['https://app.example.com'] })
  assert.equal((await preflight('https://app.example.com')).status, 200)
  const { headers } = await call('GET', '/limits', undefined, { origin: 'https://app.example.com' })
  assert.equal(headers.get('access-control-allow-origin'), 'https://app.example.com')
})

test('a row is read again, changed or deleted only under the conditions the client sets', async (t) => {
  const { call, create, control } = await openOrg(t)
  const path = `/sobjects/Account/${await create('Account', { Name: 'Acme' })}`
  const { headers } = await call('GET', path)
  const [tag = '', since = ''] = [headers.get('etag') ?? '', headers.get('last-modified') ?? '']
  assert.equal((await call('GET', path, undefined, { 'if-none-match': tag })).status, 304)
  assert.equal((await call('GET', path, undefined, { 'if-modified-since': since })).status, 304)
  await control.advanceClock(5000)
  assert.equal((await call('PATCH', path, { Site: 'x' }, { 'if-match': tag })).status, 204)
  assert.equal((await call('PATCH', path, { Site: 'y' }, { 'if-match': tag })).status, 412)
  assert.equal((await call('PATCH', path, { Site: 'y' }, { 'if-match': 'no tag' })).status, 400)
  assert.equal((await call('PATCH', path, { Site: 'y' }, { 'if-unmodified-since': 'no date' })).status, 400)
  assert.equal((await call('DELETE', path, undefined, { 'if-unmodified-since': since })).status, 412)
  assert.equal((await call('GET', path, undefined, { 'if-none-match': tag })).status, 200)
})

test('a row is reached over several relationships', async (t) => {
  const { call, create, org } = await openOrg(t)
  const AccountId = await create('Account', { Name: 'Acme' })
  const id = await create('Contact', { LastName: 'Park', AccountId })
  const { body } = await call('GET', `/sobjects/Contact/${id}/Account/Owner?fields=Id`)
  assert.equal((body as { Id: string }).Id, org.userId)
  const children = (await call('GET', `/sobjects/Contact/${id}/Account/Contacts?fields=Id`)).body
  assert.equal((children as { totalSize: number }).totalSize, 1)
  assert.equal((await call('GET', `/sobjects/Contact/${id}/Account/Nope`)).status, 404)
})

test('an org on the IPv6 address of this machine', async (t) => {
  const org = await startLocalOrg({ seed: 'empty', host: '::1' })
  t.after(() => org.close())
  assert.match(org.url, /^http:\/\/\[::1\]:\d+$/)
  const { body } = await ask(`${org.url}/services/data/v60.0`, {
    headers: { authorization: `Bearer ${org.accessToken}` },
  })
  assert.ok(JSON.parse(body.toString()).identity.startsWith(`${org.url}/id/`))
})

test('bodies that are not what they say are refused, and the connection lives on', async (t) => {
  const { call, create } = await openOrg(t)
  const send = async (body: string, headers: Record<string, string>) => {
    const reply = await call('POST', '/sobjects/Account', body, headers)
    return [reply.status, (reply.body as { errorCode?: string }[])[0]?.errorCode]
  }
  assert.deepEqual(await send('{"Name":"A"}', { 'content-encoding': 'gzip' }), [400, 'JSON_PARSER_ERROR'])
  assert.deepEqual(await send('Name=A', { 'content-type': 'text/plain' }), [415, 'UNSUPPORTED_MEDIA_TYPE'])
  assert.deepEqual(await send('{"Name":"A"}', { 'content-type': 'application/json; charset=none' }), [
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ])
  assert.deepEqual(await send(`{"Name":${'['.repeat(5000)}`, {}), [400, 'JSON_PARSER_ERROR'])
  assert.deepEqual(await send(`{"Name":${'{"a":'.repeat(1500)}1${'}'.repeat(1501)}`, {}), [400, 'JSON_PARSER_ERROR'])
  const brackets = await create('Account', { Name: 'B', Description: '[{'.repeat(900) })
  assert.equal(brackets.length, 18)
})
