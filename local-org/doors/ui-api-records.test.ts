/** UI API: records once per Idempotency-Key, object infos, picklists. */

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

interface UiRecord {
  id: string
  apiName: string
  fields: Record<string, { value: unknown; displayValue: string | null }>
}

test('a record is made once per key, and the second call gets the first answer', async (t) => {
  const { call, query } = await openOrg(t)
  const headers = { 'idempotency-key': randomUUID() }
  const wish = { apiName: 'Account', fields: { Name: 'Once' } }
  const first = await call('POST', '/ui-api/records', wish, headers)
  const second = await call('POST', '/ui-api/records', wish, headers)
  assert.equal(first.status, 201)
  assert.deepEqual([second.status, second.body], [first.status, first.body])
  const count = async () => (await query('SELECT Id FROM Account')).length
  assert.equal(await count(), 1)
  const other = await call('POST', '/ui-api/records', { ...wish, fields: { Name: 'Other' } }, headers)
  assert.equal(other.status, 422)
  assert.equal((await call('POST', '/ui-api/records', wish, { 'idempotency-key': 'abc' })).status, 400)
})

test('a key is remembered over thirty days and not longer; deleting twice by one key answers 204 twice', async (t) => {
  const { org, control, call, create } = await openOrg(t)
  const id = await create('Account', { Name: 'A' })
  const headers = { 'idempotency-key': randomUUID() }
  const remove = () => call('DELETE', `/ui-api/records/${id}`, undefined, headers)
  assert.deepEqual([(await remove()).status, (await remove()).status], [204, 204])
  await control.advanceClock(31 * 24 * 3_600_000)
  const { session } = await control.post<{ session: { accessToken: string } }>('/tokens', { userId: org.userId })
  const late = { ...headers, authorization: `Bearer ${session.accessToken}` }
  assert.equal((await call('DELETE', `/ui-api/records/${id}`, undefined, late)).status, 404)
})

test('fields with their words, parents inside, optional ones left out', async (t) => {
  const { call, create } = await openOrg(t, { seed: 'demo' })
  const accountId = await create('Account', { Name: 'Acme', AnnualRevenue: 12000, Industry: 'Energy' })
  const id = await create('Contact', { LastName: 'Zed', AccountId: accountId, Birthdate: '1990-02-01' })
  const wish = 'fields=Contact.Name,Contact.Account.AnnualRevenue,Contact.Birthdate&optionalFields=Contact.Nope__c'
  const { status, body } = await call('GET', `/ui-api/records/${id}?${wish}`)
  const record = body as UiRecord
  assert.equal(status, 200)
  assert.deepEqual(record.fields['Birthdate'], { displayValue: '2/1/1990', value: '1990-02-01' })
  const account = record.fields['Account']?.value as UiRecord
  assert.deepEqual(account.fields['AnnualRevenue'], { displayValue: '$12,000', value: 12000 })
  assert.deepEqual(Object.keys(record.fields), ['Account', 'AccountId', 'Birthdate', 'Name'])
  assert.deepEqual(Object.keys(account.fields), ['AnnualRevenue', 'Id'])
  const whole = await call('GET', `/ui-api/records/${id}?layoutTypes=Compact&modes=View`)
  assert.partialDeepStrictEqual(whole.body, { fields: { Name: { value: 'Zed' }, Account: { displayValue: 'Acme' } } })
  assert.equal((await call('GET', `/ui-api/records/${id}`)).status, 400)
  assert.equal((await call('GET', `/ui-api/records/${id}?fields=Contact.Nope__c`)).status, 400)
  const batch = await call('GET', `/ui-api/records/batch/${id},003000000000000AAA?fields=Contact.Name`)
  assert.partialDeepStrictEqual(batch.body, {
    hasErrors: true,
    results: [{ statusCode: 200 }, { statusCode: 404, result: [{ message: 'Resource not found.' }] }],
  })
})

test('updates, refusals at their field, and 412 for what changed meanwhile', async (t) => {
  const { call, create } = await openOrg(t)
  const id = await create('Account', { Name: 'A' })
  const changed = await call('PATCH', `/ui-api/records/${id}`, { fields: { Name: 'B' } })
  assert.equal((changed.body as UiRecord).fields['Name']?.value, 'B')
  const refused = await call('PATCH', `/ui-api/records/${id}`, { fields: { Name: null } })
  assert.equal(refused.status, 400)
  assert.partialDeepStrictEqual(refused.body, [
    { enhancedErrorType: 'RecordError', output: { fieldErrors: { Name: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] } } },
  ])
  const since = { 'if-modified-since': new Date(0).toUTCString() }
  assert.equal((await call('PATCH', `/ui-api/records/${id}`, { fields: { Name: 'C' } }, since)).status, 412)
  const past = { 'if-unmodified-since': new Date(0).toUTCString() }
  assert.equal((await call('PATCH', `/ui-api/records/${id}`, { fields: { Name: 'C' } }, past)).status, 412)
})

test("amounts and times are told in the user's locale and time zone", async (t) => {
  const { call, create, org } = await openOrg(t)
  const id = await create('Account', { Name: 'A', AnnualRevenue: 1234567 })
  const shown = async () => {
    const { body } = await call('GET', `/ui-api/records/${id}?fields=Account.AnnualRevenue,Account.CreatedDate`)
    return Object.values((body as UiRecord).fields).map(({ displayValue }) => displayValue)
  }
  const [money, time] = await shown()
  assert.equal(money, '$1,234,567')
  assert.match(time ?? '', /^\d{1,2}\/\d{1,2}\/\d{4}, \d{1,2}:\d\d [AP]M$/)
  await call('PATCH', `/sobjects/User/${org.userId}`, { LocaleSidKey: 'de_DE' })
  const [geld, zeit] = await shown()
  assert.match(geld ?? '', /^1\.234\.567\s\$$/)
  assert.match(zeit ?? '', /^\d{1,2}\.\d{1,2}\.\d{4}, \d{1,2}:\d\d$/)
})

test('object infos and picklists', async (t) => {
  const { call } = await openOrg(t)
  const info = await call('GET', '/ui-api/object-info/account')
  assert.partialDeepStrictEqual(info.body, {
    apiName: 'Account',
    fields: { ParentId: { dataType: 'Reference', referenceToInfos: [{ apiName: 'Account', nameFields: ['Name'] }] } },
  })
  const path = '/ui-api/object-info/Lead/picklist-values/012000000000000AAA'
  const { body } = await call('GET', `${path}/Status`)
  assert.partialDeepStrictEqual(body, { defaultValue: { value: 'Open - Not Contacted' } })
  const batch = await call('GET', '/ui-api/object-info/batch/Account,Nope')
  assert.partialDeepStrictEqual(batch.body, {
    results: [
      { statusCode: 200, result: { apiName: 'Account' } },
      { statusCode: 403, result: [{ errorCode: 'FORBIDDEN' }] },
    ],
  })
  assert.ok('Rating' in ((await call('GET', path)).body as { picklistFieldValues: object }).picklistFieldValues)
})
