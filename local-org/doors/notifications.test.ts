/** Notifications and records for the road are asked for by phones: there are none, in the forms they read. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

test('no notification is unread, nothing is packed for the road', async (t) => {
  const { call } = await openOrg(t)
  const status = (await call('GET', '/connect/notifications/status')).body
  assert.partialDeepStrictEqual(status, { unreadCount: 0, unseenCount: 0 })
  assert.deepEqual((await call('GET', '/connect/notifications/?size=10')).body, { notifications: [] })
  const read = await call('PATCH', '/connect/notifications/', { before: '2026-11-22T00:00:00Z', read: true })
  assert.equal(read.status, 200)
  assert.equal((await call('GET', '/connect/notifications/abc')).status, 404)
  const { body } = await call('GET', '/connect/briefcase/priming-records')
  assert.partialDeepStrictEqual(body, { primingRecords: {}, ruleErrors: [], stats: { ruleCountServed: 0 } })
})

test('there are no sites, by the list or one by one', async (t) => {
  const { call } = await openOrg(t)
  assert.deepEqual((await call('GET', '/connect/communities')).body, { communities: [], total: 0 })
  assert.deepEqual((await call('GET', '/connect/communities/templates')).body, { templates: [], total: 0 })
  assert.equal((await call('GET', '/connect/communities/0DB000000000001')).status, 404)
})

test('search results have the columns of a new org, choices by their labels', async (t) => {
  const { call } = await openOrg(t)
  const { body } = await call('GET', '/search/layout?q=Opportunity')
  assert.partialDeepStrictEqual(body, [
    {
      searchColumns: [
        { field: 'Opportunity.Name', name: 'Name' },
        { field: 'Account.Name', name: 'Account.Name' },
        { field: 'Account.Site' },
        { field: 'Opportunity.StageName', name: 'toLabel(StageName)' },
        { field: 'Opportunity.CloseDate', format: 'date' },
        { field: 'User.Alias', label: 'Opportunity Owner Alias' },
      ],
    },
  ])
})
