/** UI API: list views made, filtered and removed, what users chose of lists, children and defaults of records. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { openOrg } from '../testing/open-org.ts'

interface Records {
  records: { fields: Record<string, { value: unknown }> }[]
}
const namesOf = (body: unknown) => (body as Records).records.map(({ fields }) => fields['Name']?.value)

test('a list view is made with its filters, shown by REST, changed and removed', async (t) => {
  const { call, create, query } = await openOrg(t)
  for (const [Name, Phone] of [
    ['This', '919-1'],
    ['That', '1'],
    ['Other', '919-2'],
  ])
    await create('Account', { Name, Phone })
  const filteredByInfo = [
    { fieldApiName: 'Name', operator: 'Equals', operandLabels: ['This', 'That'] },
    { fieldApiName: 'Phone', operator: 'StartsWith', operandLabels: ['919'] },
  ]
  const wish = {
    listViewApiName: 'Mine',
    label: 'My View',
    displayColumns: ['Name', 'Phone'],
    filteredByInfo,
    filterLogicString: '1 AND 2',
  }
  const made = await call('POST', '/ui-api/list-info/Account', wish)
  assert.equal(made.status, 201)
  assert.partialDeepStrictEqual(made.body, {
    label: 'My View',
    filterLogicString: '1 AND 2',
    updateable: true,
    filteredByInfo: [{ label: 'Account Name' }, {}],
  })
  assert.deepEqual(namesOf((await call('GET', '/ui-api/list-records/Account/Mine')).body), ['This'])
  await call('PATCH', '/ui-api/list-info/Account/Mine', { filterLogicString: '1 OR 2' })
  assert.deepEqual(namesOf((await call('GET', '/ui-api/list-records/Account/Mine')).body), ['Other', 'That', 'This'])
  const [row] = await query("SELECT Id, Name FROM ListView WHERE DeveloperName = 'Mine'")
  assert.partialDeepStrictEqual((await call('GET', `/sobjects/Account/listviews/${row?.['Id']}/results`)).body, {
    size: 3,
  })
  assert.equal((await call('DELETE', '/ui-api/list-info/Account/Mine')).status, 204)
  assert.equal((await call('GET', '/ui-api/list-info/Account/Mine')).status, 404)
})

test('lists are searched and filtered, and keep widths and order for their user', async (t) => {
  const { call, create } = await openOrg(t)
  for (const Name of ['United', 'Unite', 'Acme']) await create('Account', { Name, AnnualRevenue: Name.length })
  const list = '/ui-api/list-records/Account/AllAccounts'
  assert.deepEqual(namesOf((await call('GET', `${list}?searchTerm=unit`)).body), ['Unite', 'United'])
  const body = { searchTerm: 'unit', where: '{ AnnualRevenue: { gt: 5 } }' }
  assert.deepEqual(namesOf((await call('POST', list, body)).body), ['United'])
  const choice = { columnWidths: { Name: 200 }, orderedBy: [{ fieldApiName: 'Name', isAscending: false }] }
  const { body: kept } = await call('PATCH', '/ui-api/list-preferences/Account/AllAccounts', choice)
  assert.partialDeepStrictEqual(kept, {
    columnWidths: { Name: 200, Phone: -1 },
    orderedBy: [{ fieldApiName: 'Name', isAscending: false, label: 'Account Name' }],
  })
  assert.deepEqual(namesOf((await call('GET', list)).body), ['United', 'Unite', 'Acme'])
})

test('children are told within their record and page by page, and a batch is written as one', async (t) => {
  const { call, create } = await openOrg(t)
  const id = await create('Account', { Name: 'Acme' })
  const records = ['A', 'B', 'C'].map((LastName) => ({ apiName: 'Contact', fields: { LastName, AccountId: id } }))
  const { body: written } = await call('POST', '/ui-api/records/batch', { operations: [{ type: 'CREATE', records }] })
  assert.deepEqual(
    (written as { results: { statusCode: number }[] }).results.map(({ statusCode }) => statusCode),
    [201, 201, 201],
  )
  const { body } = await call(
    'GET',
    `/ui-api/records/${id}?fields=Account.Name&childRelationships=Account.Contacts&pageSize=2`,
  )
  const { Contacts } = (body as { childRelationships: Record<string, { count: number; nextPageUrl: string }> })
    .childRelationships
  assert.equal(Contacts?.count, 2)
  assert.deepEqual(namesOf((await call('GET', Contacts?.nextPageUrl ?? '')).body), ['C'])
  const refused = await call('POST', '/ui-api/records/batch', { operations: [{ type: 'DELETE' }] })
  assert.deepEqual(refused.body, [{ errorCode: 'INVALID_INPUT', message: 'records is missing or empty' }])
})

test('a new record begins with what its fields compute', async (t) => {
  const { call, org } = await openOrg(t)
  const conn = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
  const due = { fullName: 'Account.Due__c', type: 'Date', label: 'Due', defaultValue: 'TODAY() + 7' }
  await conn.metadata.create('CustomField', due as never)
  const { body } = await call('GET', '/sobjects/Account/defaultValues?fields=Due__c')
  const { Due__c } = body as { Due__c: string }
  assert.match(Due__c, /^\d{4}-\d\d-\d\d$/)
  const template = await call('GET', '/ui-api/record-defaults/template/create/Account?optionalFields=Account.Due__c')
  assert.partialDeepStrictEqual(template.body, { record: { fields: { Due__c: { value: Due__c } } } })
})
