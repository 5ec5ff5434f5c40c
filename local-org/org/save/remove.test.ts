/** Deleting and bringing back, with everything that hangs on a record. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

const { org, admin, create, row, refusal } = await freshOrg()

test('children go along, are cut off, or forbid it; undelete mends', () => {
  const account = create('Account', { Name: 'A' })
  const child = create('Account', { Name: 'Child', ParentId: account })
  const deal = create('Opportunity', {
    Name: 'O',
    StageName: 'Prospecting',
    CloseDate: '2026-06-01',
    AccountId: account,
  })
  org.delete(admin, 'Account', account)
  assert.equal(row('Opportunity', deal)['IsDeleted'], true)
  assert.equal(row('Account', child)['ParentId'] ?? null, null)
  org.undelete(admin, 'Account', account)
  assert.equal(row('Opportunity', deal)['IsDeleted'], false)
  assert.equal(row('Account', child)['ParentId'], account)
})

test('a case keeps its account from being deleted', () => {
  const account = create('Account', { Name: 'Busy' })
  create('Case', { Subject: 'S', AccountId: account })
  const { code, words } = refusal({ op: 'delete', object: 'Account', id: account })
  assert.equal(code, 'DELETE_FAILED')
  assert.match(
    words,
    /^Your attempt to delete Busy could not be completed because it is associated with the following cases/,
  )
  assert.equal(row('Account', account)['IsDeleted'], false)
})

test('what a child deleted before its parent stays deleted when the parent comes back', () => {
  const account = create('Account', { Name: 'A' })
  const contact = create('Contact', { LastName: 'C', AccountId: account })
  org.delete(admin, 'Contact', contact)
  org.delete(admin, 'Account', account)
  org.undelete(admin, 'Account', account)
  assert.equal(row('Contact', contact)['IsDeleted'], true)
})

test('what went with its parent comes back with the parent alone', () => {
  const account = create('Account', { Name: 'A' })
  const contact = create('Contact', { LastName: 'C', AccountId: account })
  org.delete(admin, 'Account', account)
  assert.equal(refusal({ op: 'undelete', id: contact }).code, 'UNDELETE_FAILED')
  org.undelete(admin, 'Account', account)
  assert.equal(row('Contact', contact)['IsDeleted'], false)
})

test('only what lies in the recycle bin can be brought back', () => {
  const account = create('Account', { Name: 'A' })
  assert.equal(refusal({ op: 'undelete', id: account }).code, 'UNDELETE_FAILED')
})

test('the recycle bin forgets after fifteen days, by the clock of the org', async () => {
  const bench = await freshOrg()
  const table = () => bench.org.as(bench.admin).table('Account')
  const account = bench.create('Account', { Name: 'A' })
  const contact = bench.create('Contact', { LastName: 'C', AccountId: account })
  bench.org.delete(bench.admin, 'Account', account)
  bench.org.clock.advance(14 * 24 * 3_600_000)
  const late = bench.create('Account', { Name: 'B' })
  bench.org.delete(bench.admin, 'Account', late)
  assert.ok(table().get(account))
  bench.org.clock.advance(2 * 24 * 3_600_000)
  assert.deepEqual([table().get(account), table().get(late)?.Id], [undefined, late])
  assert.equal(bench.org.as(bench.admin).table('Contact').get(contact), undefined)
})
