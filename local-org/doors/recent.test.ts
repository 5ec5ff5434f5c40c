/** What was looked at comes first among the recent rows. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

test('rows of FOR VIEW, then rows the user wrote', async (t) => {
  const { call, create, control } = await openOrg(t)
  const seen = await create('Account', { Name: 'Seen' })
  const written = await create('Contact', { LastName: 'Written' })
  const ids = async (path: string) => ((await call('GET', path)).body as { Id: string }[]).map(({ Id }) => Id)
  assert.deepEqual(await ids('/recent'), [written, seen])
  await control.advanceClock(1000)
  await call('GET', `/query?${new URLSearchParams({ q: "SELECT Id FROM Account WHERE Name = 'Seen' FOR VIEW" })}`)
  assert.deepEqual(await ids('/recent?limit=1'), [seen])
  const q = 'SELECT Name, Type FROM RecentlyViewed ORDER BY LastViewedDate DESC'
  const { body: rows } = await call('GET', `/query?${new URLSearchParams({ q })}`)
  assert.partialDeepStrictEqual(rows, {
    records: [
      { Name: 'Seen', Type: 'Account' },
      { Name: 'Written', Type: 'Contact' },
    ],
  })
  const looked = 'SELECT Name FROM Account WHERE LastViewedDate != NULL AND LastReferencedDate = TODAY'
  const { body: viewed } = await call('GET', `/query?${new URLSearchParams({ q: looked })}`)
  assert.partialDeepStrictEqual(viewed, { totalSize: 1, records: [{ Name: 'Seen' }] })
  const { body } = await call('GET', '/sobjects/Contact')
  assert.partialDeepStrictEqual(body, { recentItems: [{ Id: written, Name: 'Written' }] })
})
