/** Orgs side by side are told apart by their number, and a folder keeps the one it was begun with. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { identityOf } from './identity.ts'
import { freshOrg } from './testing/fresh-org.ts'

test('each number has its own instance and administrator', () => {
  assert.deepEqual(identityOf(1, undefined), {
    instance: 'dL',
    admin: { username: 'admin@localorg.example', password: 'password' },
  })
  assert.equal(identityOf(2, undefined).admin.username, 'admin@localorg2.example')
  const instances = Array.from({ length: 999 }, (_, n) => identityOf(n + 1, undefined).instance)
  assert.equal(new Set(instances).size, 999)
  assert.ok(instances.every((pair) => /^[0-9A-Za-z]{2}$/.test(pair)))
})

test('the ids and the administrator of a number stay with the folder', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'org-'))
  const first = await freshOrg({ dataDir, number: 2 })
  assert.equal(first.org.id, '00DdM0000000001UAA')
  assert.equal(first.row('User', first.admin)['Username'], 'admin@localorg2.example')
  const before = first.create('Account', { Name: 'Before' })
  first.org.close()
  const again = await freshOrg({ dataDir })
  assert.deepEqual([again.org.id, again.org.admin], [first.org.id, first.org.admin])
  const after = again.create('Account', { Name: 'After' })
  assert.equal(after.slice(0, 6), before.slice(0, 6))
  again.org.close()
  rmSync(dataDir, { recursive: true })
})
