/** getUpdated, getDeleted, and commits that come to light late. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg, MOMENT } from './testing/fresh-org.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

test('updated and deleted give what lies in the window, seconds ignored', async () => {
  const { org, admin, create } = await freshOrg()
  const kept = create('Account', { Name: 'Kept' })
  const gone = create('Account', { Name: 'Gone' })
  org.clock.advance(10 * MINUTE)
  org.delete(admin, 'Account', gone)
  org.clock.advance(10 * MINUTE)
  const now = org.clock.now()
  const updated = org.updated(admin, 'Account', MOMENT - MINUTE + 30_000, now)
  assert.deepEqual(updated, { ids: [kept], latestDateCovered: now })
  const deleted = org.deleted(admin, 'Account', MOMENT, now)
  assert.deepEqual(deleted.deletedRecords, [{ id: gone, deletedDate: MOMENT + 10 * MINUTE }])
  assert.equal(deleted.earliestDateAvailable, now - 15 * DAY)
  assert.deepEqual(org.updated(admin, 'Account', MOMENT + MINUTE, now).ids, [])
  org.undelete(admin, 'Account', gone)
  assert.deepEqual(org.deleted(admin, 'Account', MOMENT, now).deletedRecords, [])
})

test('windows that are too short, too old or in the future are refused', async () => {
  const { org, admin } = await freshOrg()
  const refused = (start: number, end: number) =>
    assert.throws(() => org.updated(admin, 'Account', start, end), { errorCode: 'INVALID_REPLICATION_DATE' })
  refused(MOMENT, MOMENT + 30_000)
  refused(MOMENT, MOMENT - MINUTE)
  refused(MOMENT - 31 * DAY, MOMENT)
  assert.deepEqual(org.deleted(admin, 'Account', MOMENT - 29 * DAY, MOMENT).deletedRecords, [])
  const words = 'startDate cannot be more than 30 days ago'
  assert.throws(() => org.deleted(admin, 'Account', MOMENT - 31 * DAY, MOMENT), { message: words })
  refused(MOMENT + MINUTE, MOMENT + 2 * MINUTE)
})

test('a late commit has its old stamp, is seen later, locks its rows, and holds latestDateCovered back', async () => {
  const { org, admin, create, row } = await freshOrg()
  const account = create('Account', { Name: 'Slow' })
  org.clock.advance(MINUTE)
  const heard: number[] = []
  org.changes.subscribe(({ time }) => heard.push(time))
  const stamped = org.clock.now()
  const late = create('Account', { Name: 'Late' }, { visibleAfter: 5 * MINUTE })
  org.update(admin, 'Account', account, { Phone: '1' }, { visibleAfter: 5 * MINUTE })
  assert.equal(org.as(admin).table('Account').get(late), undefined)
  assert.throws(() => org.update(admin, 'Account', account, { Phone: '2' }), { errorCode: 'UNABLE_TO_LOCK_ROW' })
  org.clock.advance(4 * MINUTE)
  assert.equal(org.updated(admin, 'Account', MOMENT, org.clock.now()).latestDateCovered, stamped)
  assert.deepEqual(heard, [])
  org.clock.advance(MINUTE)
  assert.deepEqual(heard, [stamped + 5 * MINUTE, stamped + 5 * MINUTE])
  assert.equal(row('Account', late)['SystemModstamp'], stamped)
  assert.equal(row('Account', account)['Phone'], '1')
})

test('rows come in order of stamp and id, whatever the order of writing', async () => {
  const { org, admin, create } = await freshOrg()
  org.clock.freeze()
  const ids = ['A', 'B', 'C'].map((Name) => create('Account', { Name }))
  org.update(admin, 'Account', ids[0] ?? '', { Phone: '1' })
  const order = () =>
    [...(org.as(admin).table('Account').range('SystemModstamp', undefined, undefined) ?? [])].map(({ Id }) => Id)
  assert.deepEqual(order(), ids)
  org.clock.advance(1000)
  org.update(admin, 'Account', ids[1] ?? '', { Phone: '1' })
  assert.deepEqual(order(), [ids[0], ids[2], ids[1]])
  org.clock.advance(-5000)
  org.update(admin, 'Account', ids[2] ?? '', { Phone: '1' })
  assert.deepEqual(order(), [ids[2], ids[0], ids[1]])
})
