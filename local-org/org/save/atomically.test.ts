/** Several saves as one, and rows taken out for good. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

test('saves run as one are one commit, or nothing', async () => {
  const { org, admin, create, row } = await freshOrg()
  const start = org.changes.last
  const ids = org.atomically(admin, () => {
    const account = create('Account', { Name: 'A' })
    return { value: [account, create('Contact', { LastName: 'C', AccountId: account })], failed: false }
  })
  assert.deepEqual(
    org.changes.after(start).map(({ changes }) => changes.map(({ id }) => id)),
    [ids],
  )
  const account = ids[0] ?? ''
  const failing = () => {
    org.update(admin, 'Account', account, { Phone: '1' })
    create('Account', { Name: 'B' })
    return { value: 'told', failed: true }
  }
  assert.equal(org.atomically(admin, failing), 'told')
  assert.equal(row('Account', account)['Phone'], undefined)
  assert.throws(() => org.atomically(admin, () => ({ value: create('Account', {}), failed: false })))
  assert.equal(org.as(admin).table('Account').size, 1)
  assert.equal(org.changes.last, start + 1)
})

test('purged rows are gone, with what went along, also after a restart; emptying the bin is no change event', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'org-'))
  const first = await freshOrg({ dataDir })
  const { org, admin, create } = first
  const account = create('Account', { Name: 'A' })
  const contact = create('Contact', { LastName: 'C', AccountId: account })
  const live = create('Account', { Name: 'Live' })
  org.delete(admin, 'Account', account)
  const heard: string[] = []
  org.changes.subscribe(({ changes }) => heard.push(...changes.map(({ id, changeType }) => `${changeType} ${id}`)))
  assert.equal(org.save(admin, [{ op: 'purge', id: account }])[0]?.success, true)
  assert.deepEqual(heard, [])
  org.save(admin, [{ op: 'purge', object: 'Account', id: live }])
  assert.deepEqual(heard, [`DELETE ${live}`])
  org.close()
  const second = await freshOrg({ dataDir })
  for (const [object, id] of [
    ['Account', account],
    ['Contact', contact],
    ['Account', live],
  ] as const) {
    assert.equal(second.org.as(admin).table(object).get(id), undefined)
  }
  assert.notEqual(second.create('Account', { Name: 'New' }), live)
  second.org.close()
  rmSync(dataDir, { recursive: true })
})

test('an org started with another random seed keeps its ids', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'org-'))
  const first = await freshOrg({ dataDir, randomSeed: 1 })
  first.org.close()
  const second = await freshOrg({ dataDir, randomSeed: 2 })
  assert.equal(second.org.id, first.org.id)
  assert.equal(second.org.admin.id, first.org.admin.id)
  second.org.close()
  rmSync(dataDir, { recursive: true })
})
