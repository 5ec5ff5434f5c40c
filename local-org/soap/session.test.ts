/** Logging in and out, sessions, and what is no envelope at all. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { openSoap } from './testing/open-soap.ts'
import { childOf, textIn } from './xml/element.ts'
import { readXml } from './xml/read-xml.ts'

test('login gives a session in the order of the WSDL, and refuses in its words', async (t) => {
  const { soap, org } = await openSoap(t)
  const { username, password } = org
  const login = (word: string, path = 'u/60.0') =>
    soap(`<login><username>${username}</username><password>${word}</password></login>`, '', path)
  const body = childOf(readXml((await login(password)).text), 'Body')
  const result = childOf(childOf(body, 'loginResponse'), 'result')
  assert.deepEqual(
    result?.children.map(({ name }) => name),
    ['metadataServerUrl', 'passwordExpired', 'sandbox', 'serverUrl', 'sessionId', 'userId', 'userInfo'],
  )
  assert.equal(textIn(result, 'serverUrl'), `${org.url}/services/Soap/u/60.0/${org.orgId.slice(0, 15)}`)
  assert.equal(childOf(result, 'userInfo')?.children[8]?.text, org.orgId)
  const sessionId = textIn(result, 'sessionId') ?? ''
  const header = `<SessionHeader><sessionId>${sessionId}</sessionId></SessionHeader>`
  assert.equal((await soap('<getServerTimestamp/>', header)).status, 200)
  assert.equal((await login(`${password}abcdefghijklmnopqrstuvwx`)).status, 200, 'with a security token')

  const refused = await login('wrong')
  assert.equal(refused.status, 500)
  assert.match(refused.text, /<faultcode>sf:INVALID_LOGIN<\/faultcode><faultstring>INVALID_LOGIN: Invalid username/)
  assert.match(refused.text, /<sf:LoginFault xsi:type="sf:LoginFault"><sf:exceptionCode>INVALID_LOGIN</)
  assert.match((await login(password, 'u/65.0')).text, /sf:INVALID_OPERATION<.*not available in the API version/)
  assert.match((await login(password, 'u/99.0')).text, /sf:UNSUPPORTED_API_VERSION</)
  await soap('<logout/>', header)
  assert.match((await soap('<getServerTimestamp/>', header)).text, /<faultcode>sf:INVALID_SESSION_ID<\/faultcode>/)
})

test('a user name with markup in it, a document type, half a document', async (t) => {
  const { soap, org } = await openSoap(t)
  const refused = await soap('<login><username>a&amp;b&lt;</username><password>x</password></login>', '')
  assert.match(refused.text, /INVALID_LOGIN/)
  for (const body of ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<a><b></a>', '', 'nonsense']) {
    const answer = await fetch(`${org.url}/services/Soap/u/60.0`, { method: 'POST', body })
    assert.equal(answer.status, 500)
    assert.match(await answer.text(), /<faultcode>sf:UNKNOWN_EXCEPTION<\/faultcode>/)
  }
  const unknown = await soap('<fly/>')
  assert.match(unknown.text, /<faultcode>soapenv:Client<\/faultcode>.*urn:partner.soap.sforce.com}fly/)
  assert.equal(unknown.headers.get('x-local-org-unsupported'), 'fly')
  const elsewhere = await soap('<getUserInfo xmlns="urn:enterprise.soap.sforce.com"/>')
  assert.match(elsewhere.text, /No operation available for request {urn:enterprise\.soap\.sforce\.com}getUserInfo/)
  assert.equal(elsewhere.headers.get('x-local-org-unsupported'), null)
})

test('jsforce logs in, is told who it is, and renews its session', async (t) => {
  const { conn, control, org } = await openSoap(t)
  const { username, password } = org
  const fresh = new Connection({ loginUrl: org.url, version: '60.0' })
  assert.equal((await fresh.login(username, password)).organizationId, org.orgId)
  assert.equal((await fresh.soap.getUserInfo()).userName, username)
  await control.expireTokens()
  assert.ok((await fresh.soap.getServerTimestamp()).timestamp)
  await assert.rejects(conn.soap.getServerTimestamp(), { errorCode: 'sf:INVALID_SESSION_ID' })
  await assert.rejects(new Connection({ loginUrl: org.url, version: '60.0' }).login(username, 'no'), /INVALID_LOGIN/)
})

test("passwords: the administrator sets anybody's, others their own; set-up is the administrator's", async (t) => {
  const { conn, control, org, soap } = await openSoap(t)
  const profile = (await conn.query("SELECT Id FROM Profile WHERE Name = 'Standard User'")).records[0]
  const names = { LastName: 'Lee', Username: 'lee@x.example', Email: 'lee@x.example', Alias: 'lee', IsActive: true }
  const place = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' }
  const values = { ...names, ...place, ProfileId: profile?.Id }
  const { id } = await control.user({ values, password: 'secret-word' })
  assert.notEqual((await conn.soap.resetPassword(id)).password, '')
  await conn.soap.setPassword(id, 'another-word')
  const lee = new Connection({ loginUrl: org.url, version: '60.0' })
  await lee.login('lee@x.example', 'another-word')
  await lee.soap.setPassword(id, 'third-word')
  await assert.rejects(lee.soap.setPassword(org.userId, 'mine-now'), { errorCode: 'sf:INSUFFICIENT_ACCESS' })
  await assert.rejects(lee.metadata.list({ type: 'CustomObject' }), { errorCode: 'sf:INSUFFICIENT_ACCESS' })
  const short = await soap(`<setPassword><userId>${id}</userId><password>x</password></setPassword>`)
  assert.match(short.text, /InvalidNewPasswordFault/)
})

test('own passwords are changed, sessions ended, tabs told', async (t) => {
  const { soap, org, session } = await openSoap(t)
  const change = (from: string, to: string) =>
    soap(
      `<changeOwnPassword><oldPassword>${from}</oldPassword><newPassword>${to}</newPassword></changeOwnPassword>`,
      session,
    )
  assert.match((await change('wrong', 'long enough')).text, /INVALID_OLD_PASSWORD/)
  assert.match((await change(org.password, 'short')).text, /INVALID_NEW_PASSWORD/)
  assert.equal((await change(org.password, 'long enough')).status, 200)
  const login = await soap(`<login><username>${org.username}</username><password>long enough</password></login>`, '')
  const [, other = ''] = /<sessionId>([^<]+)</.exec(login.text) ?? []
  const ended = await soap(
    `<invalidateSessions><sessionIds>${other}</sessionIds><sessionIds>none</sessionIds></invalidateSessions>`,
    session,
  )
  assert.deepEqual(
    [...ended.text.matchAll(/<success>(\w+)</g)].map(([, success]) => success),
    ['true', 'false'],
  )
  const closed = `<SessionHeader><sessionId>${other}</sessionId></SessionHeader>`
  assert.match((await soap('<getServerTimestamp/>', closed)).text, /INVALID_SESSION_ID/)
  assert.match((await soap('<describeAllTabs/>', session)).text, /<name>standard-Account<\/name>/)
})

test('a profile says from where and when its people log in', async (t) => {
  const { conn, soap, org } = await openSoap(t)
  const login = async () => {
    const { username, password } = org
    return (await soap(`<login><username>${username}</username><password>${password}</password></login>`, '')).text
  }
  const limit = (limits: object) => conn.metadata.update('Profile', { fullName: 'Admin', ...limits } as never)
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const hours = (start: number, end: number) =>
    Object.fromEntries(
      days.flatMap((day) => [
        [`${day}Start`, start],
        [`${day}End`, end],
      ]),
    )
  await limit({ loginIpRanges: { startAddress: '203.0.113.1', endAddress: '203.0.113.9' } })
  assert.match(await login(), /<sf:exceptionCode>LOGIN_DURING_RESTRICTED_DOMAIN</)
  const ranges = { loginIpRanges: { startAddress: '127.0.0.0', endAddress: '127.0.0.9' } }
  await limit({ ...ranges, loginHours: hours(0, 0) })
  assert.match(await login(), /<sf:exceptionCode>LOGIN_DURING_RESTRICTED_TIME</)
  await limit({ ...ranges, loginHours: hours(0, 1440) })
  assert.match(await login(), /<sessionId>/)
})
