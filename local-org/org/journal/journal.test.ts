/** What survives a restart, and a kill in the middle of a write. */
import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'org-'))
  folders.push(made)
  return made
}

test('rows, custom schema, rules, clock, sessions and numbers survive', async () => {
  const dataDir = folder()
  const first = await freshOrg({ dataDir })
  first.org.createCustomObject({ name: 'Ship__c', label: 'Ship' })
  first.org.createCustomField('Ship__c', { name: 'Mass__c', type: 'double', scale: 2 })
  const ship = first.create('Ship__c', { Name: 'Beagle', Mass__c: '242.5' })
  const number = first.row('Case', first.create('Case', { Subject: 'S' }))['CaseNumber']
  first.org.setRules({ sharing: { Lead: 'Private' } })
  first.org.accounts.saveApp({ clientId: 'app' })
  const { session } = first.org.accounts.createSession({
    userId: first.admin,
    clientId: 'app',
    scope: 'api',
    refreshToken: false,
  })
  first.org.notes.set('room', 'key', { kept: true })
  first.org.clock.advance(60_000)
  const { last } = first.org.changes
  first.org.close()

  const { org, row, create } = await freshOrg({ dataDir })
  assert.equal(row('Ship__c', ship)['Mass__c'], 242.5)
  assert.deepEqual(org.notes.get('room', 'key')?.value, { kept: true })
  assert.equal(org.rules.sharing['Lead'], 'Private')
  assert.equal(org.clock.now(), first.org.clock.now())
  assert.equal(org.accounts.session(session.accessToken)?.userId, first.admin)
  assert.equal(org.changes.last, last)
  assert.deepEqual(org.changes.after(last - 2)[0]?.changes[0]?.row['Name'], 'Beagle')
  const next = create('Case', { Subject: 'T' })
  assert.ok(String(row('Case', next)['CaseNumber']) > String(number))
  assert.notEqual(next, ship)
  org.close()
})

test('a torn last line is dropped, and writing goes on behind the last whole one', async () => {
  const dataDir = folder()
  const first = await freshOrg({ dataDir })
  const kept = first.create('Account', { Name: 'Kept' })
  first.org.close()
  appendFileSync(join(dataDir, 'journal.jsonl'), '["commit",{"sequence":99,"runs":[{"obj')
  const second = await freshOrg({ dataDir })
  const later = second.create('Account', { Name: 'Later' })
  second.org.close()
  const third = await freshOrg({ dataDir })
  assert.equal(third.row('Account', kept)['Name'], 'Kept')
  assert.equal(third.row('Account', later)['Name'], 'Later')
  third.org.close()
})

test('a journal of many old versions is compacted at the start, and says the same', async () => {
  const dataDir = folder()
  const first = await freshOrg({ dataDir, keepChanges: 10 })
  const account = first.create('Account', { Name: 'A' })
  const gone = first.create('Account', { Name: 'Gone' })
  for (let i = 0; i < 300; i++) first.org.update(first.admin, 'Account', account, { Phone: String(i) })
  first.org.delete(first.admin, 'Account', gone)
  const { last } = first.org.changes
  first.org.close()
  const path = join(dataDir, 'journal.jsonl')
  const { size } = statSync(path)
  const second = await freshOrg({ dataDir, keepChanges: 10 })
  second.org.close()
  assert.ok(statSync(path).size < size / 2, `${statSync(path).size} of ${size}`)
  const third = await freshOrg({ dataDir })
  assert.equal(third.row('Account', account)['Phone'], '299')
  assert.equal(third.row('Account', gone)['IsDeleted'], true)
  assert.equal(third.org.changes.last, last)
  third.org.close()
})

test('reset forgets everything, also on disk', async () => {
  const dataDir = folder()
  const first = await freshOrg({ dataDir })
  first.create('Account', { Name: 'Secret' })
  first.org.createCustomObject({ name: 'Ship__c' })
  await first.org.reset()
  assert.equal(first.org.as(first.admin).table('Account').size, 0)
  assert.equal(first.org.as(first.admin).object('Ship__c'), undefined)
  first.create('Account', { Name: 'Fresh' })
  first.org.close()
  assert.ok(!readFileSync(join(dataDir, 'journal.jsonl'), 'utf8').includes('"Secret"'))
})

test('contents of files come back', async () => {
  const dataDir = folder()
  const first = await freshOrg({ dataDir })
  const parent = first.create('Account', { Name: 'A' })
  const id = first.create('Attachment', {
    ParentId: parent,
    Name: 'a.txt',
    Body: Buffer.from('hello').toString('base64'),
  })
  assert.equal(first.row('Attachment', id)['BodyLength'], 5)
  first.org.close()
  const second = await freshOrg({ dataDir })
  const body = second.org.blob(String(second.row('Attachment', id)['Body']))
  assert.equal(Buffer.from(body ?? []).toString(), 'hello')
  second.org.close()
})
