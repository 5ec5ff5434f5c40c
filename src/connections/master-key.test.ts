import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openMasterKey } from './master-key.ts'

const folder = await mkdtemp(join(tmpdir(), 'rainmaker-key-'))
after(() => rm(folder, { recursive: true }))

test('the key is made once, for its owner only', async () => {
  const file = join(folder, 'deep', 'master.key')
  const first = await openMasterKey(file)
  assert.equal((await stat(file)).mode & 0o777, 0o600)
  assert.ok(first.newest().key.equals((await openMasterKey(file)).newest().key))
})

test('servers that start together agree on one key', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => openMasterKey(join(folder, 'together.key'))))
  assert.equal(new Set(keys.map((ring) => ring.newest().id.toString('hex'))).size, 1)
})

test('another server sees a new key at once, and opens with both until the old one is retired', async () => {
  const file = join(folder, 'rotated.key')
  const [one, other] = [await openMasterKey(file), await openMasterKey(file)]
  const [old, made] = [one.newest(), await one.add()]
  assert.deepEqual(
    other.all().map(({ id }) => id),
    [old.id, made.id],
  )
  assert.deepEqual(other.newest().id, made.id)
  await one.retire()
  assert.deepEqual(
    other.all().map(({ id }) => id),
    [made.id],
  )
  assert.equal((await stat(file)).mode & 0o777, 0o600)
})

test('a key open to everybody, or no key at all, is refused with what to do', async () => {
  const file = join(folder, 'open.key')
  await openMasterKey(file)
  await chmod(file, 0o644)
  await assert.rejects(openMasterKey(file), /chmod 600/)
  await writeFile(join(folder, 'bad.key'), 'not a key', { mode: 0o600 })
  await assert.rejects(openMasterKey(join(folder, 'bad.key')), { code: 'setting-invalid' })
  assert.equal(await readFile(join(folder, 'bad.key'), 'utf8'), 'not a key')
})
