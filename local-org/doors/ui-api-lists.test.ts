/** UI API: list views with their records, and children as related lists. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

interface Page {
  count: number
  nextPageUrl: string | null
  records: { id: string; fields: Record<string, { value: unknown }> }[]
}

test('list views are found, described, and give their records page by page', async (t) => {
  const { call } = await openOrg(t, { seed: 'demo' })
  const { body } = await call('GET', '/ui-api/list-ui/Account')
  const { lists } = body as { lists: { apiName: string; id: string }[] }
  const all = lists.find(({ apiName }) => apiName === 'AllAccounts')
  assert.ok(all)
  const ui = (await call('GET', `/ui-api/list-ui/${all.id}?pageSize=2`)).body as { info: object; records: Page }
  assert.partialDeepStrictEqual(ui.info, {
    label: 'All Accounts',
    orderedByInfo: [{ fieldApiName: 'Name', isAscending: true, label: 'Account Name' }],
    listReference: { listViewApiName: 'AllAccounts', objectApiName: 'Account' },
  })
  assert.equal(ui.records.count, 2)
  const second = (await call('GET', ui.records.nextPageUrl ?? '')).body as Page
  assert.notEqual(second.records[0]?.id, ui.records.records[0]?.id)
  const named = await call('GET', '/ui-api/list-records/Account/AllAccounts?pageSize=1&fields=Account.Industry')
  const [first] = (named.body as Page).records
  assert.equal(first?.id, ui.records.records[0]?.id)
  assert.ok(first && 'Industry' in first.fields && 'Owner' in first.fields)
  assert.equal((await call('GET', '/ui-api/list-ui/Account/Nope')).status, 404)
  assert.equal((await call('GET', '/ui-api/list-ui/Nope')).status, 403)
  const sorted = (await call('GET', '/ui-api/list-records/Account/AllAccounts?pageSize=1&sortBy=-Name')).body as Page
  assert.notEqual(sorted.records[0]?.id, first?.id)
  const hot = await call('GET', '/ui-api/list-info/Account/HotAccounts')
  assert.partialDeepStrictEqual(hot.body, {
    filteredByInfo: [{ fieldApiName: 'Rating', operandLabels: ['Hot'], operator: 'Equals' }],
  })
})

test('children of a record are a related list', async (t) => {
  const { call, create } = await openOrg(t)
  const AccountId = await create('Account', { Name: 'A' })
  const id = await create('Contact', { LastName: 'Zed', AccountId })
  const found = await call('GET', `/ui-api/related-list-records/${AccountId}/Contacts?fields=Contact.LastName`)
  assert.partialDeepStrictEqual(found.body, {
    count: 1,
    nextPageUrl: null,
    records: [{ id, fields: { LastName: { value: 'Zed' } } }],
  })
  assert.deepEqual(Object.keys((found.body as Page).records[0]?.fields ?? {}), ['LastName'])
  assert.equal((await call('GET', `/ui-api/related-list-records/${AccountId}/Nope`)).status, 404)
  const posted = await call('POST', `/ui-api/related-list-records/${AccountId}/Contacts`, {
    fields: ['Contact.Name'],
    sortBy: ['-Contact.Name'],
  })
  assert.partialDeepStrictEqual(posted.body, {
    sortBy: ['-Contact.Name'],
    records: [{ fields: { Name: { value: 'Zed' } } }],
  })
  const counts = await call('GET', `/ui-api/related-list-count/batch/${AccountId}/Contacts,Nope`)
  assert.partialDeepStrictEqual(counts.body, {
    results: [{ result: { count: 1, hasMore: false } }, { statusCode: 400, result: { errorCode: 'ITEM_NOT_FOUND' } }],
  })
  const directory = await call('GET', '/ui-api/related-list-info/Account')
  assert.ok(
    (directory.body as { relatedLists: { relatedListId: string }[] }).relatedLists.some(
      (one) => one.relatedListId === 'Contacts',
    ),
  )
  const info = await call('GET', '/ui-api/related-list-info/Account/Contacts')
  assert.partialDeepStrictEqual(info.body, { fieldApiName: 'AccountId', objectApiNames: ['Contact'] })
})
