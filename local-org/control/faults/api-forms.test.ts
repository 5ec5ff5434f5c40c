/** Scripted refusals in the form of the API that is called: REST in JSON and XML, SOAP, Bulk API 1, OAuth. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../../testing/open-org.ts'

const refusal = { effect: 'refuse', status: 400, errorCode: 'UNABLE_TO_LOCK_ROW', message: 'busy' } as const
const soap = (session: string) =>
  `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Header><SessionHeader xmlns="urn:partner.soap.sforce.com"><sessionId>${session}</sessionId></SessionHeader></Header><Body><getUserInfo xmlns="urn:partner.soap.sforce.com"/></Body></Envelope>`

const cases: { what: string; path: string; headers?: Record<string, string>; status: number; body: RegExp }[] = [
  { what: 'REST', path: '/limits', status: 400, body: /^\[\{"message":"busy","errorCode":"UNABLE_TO_LOCK_ROW"\}\]$/ },
  {
    what: 'REST in XML',
    path: '/limits',
    headers: { accept: 'application/xml' },
    status: 400,
    body: /<Error><message>busy<\/message><errorCode>UNABLE_TO_LOCK_ROW<\/errorCode><\/Error>/,
  },
  {
    what: 'SOAP',
    path: '/services/Soap/u/60.0',
    status: 500,
    body: /<faultcode>sf:UNABLE_TO_LOCK_ROW<\/faultcode><faultstring>UNABLE_TO_LOCK_ROW: busy</,
  },
  { what: 'metadata', path: '/services/Soap/m/60.0', status: 500, body: /<faultcode>sf:UNABLE_TO_LOCK_ROW</ },
  { what: 'Bulk API 1', path: '/services/async/60.0/job', status: 400, body: /<exceptionMessage>busy</ },
  {
    what: 'OAuth',
    path: '/services/oauth2/token',
    status: 400,
    body: /^\{"error":"UNABLE_TO_LOCK_ROW","error_description":"busy"\}$/,
  },
]

test('a scripted refusal has the form of the API it meets', async (t) => {
  const { call, control } = await openOrg(t)
  for (const { what, path, headers = {}, status, body } of cases) {
    await control.fault(refusal)
    const isXml = /Soap|async/.test(path)
    const sent = isXml ? { 'content-type': 'text/xml' } : headers
    const reply = await call(
      path === '/limits' ? 'GET' : 'POST',
      path,
      path === '/limits' ? undefined : soap('x'),
      sent,
    )
    assert.equal(reply.status, status, what)
    assert.match(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body), body, what)
  }
})

test('a session named in a SOAP envelope ends as others do, and text is answered as it is', async (t) => {
  const { call, control, org } = await openOrg(t)
  const xml = { 'content-type': 'text/xml', authorization: '' }
  await control.fault({ effect: 'expired-token' })
  const ended = await call('POST', '/services/Soap/u/60.0', soap(org.accessToken), xml)
  assert.match(String(ended.body), /sf:INVALID_SESSION_ID/)
  await control.fault({
    effect: 'answer',
    status: 503,
    body: '<html>down</html>',
    headers: { 'Content-Type': 'text/html' },
  })
  const down = await call('GET', '/limits')
  assert.deepEqual([down.status, down.headers.get('content-type'), down.body], [503, 'text/html', '<html>down</html>'])
})
