import assert from 'node:assert/strict'
import { createCipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { Secret } from './secret.ts'
import { createVault } from './vault.ts'

const vault = createVault(createSecretKey(randomBytes(32)))
const secret = new Secret('the canary sings')

test('what was sealed comes back, and only in its place', () => {
  const sealed = vault.seal(secret, 'one', 'tokens')
  assert.equal(vault.open(sealed, 'one', 'tokens').reveal(), 'the canary sings')
  assert.ok(!sealed.includes('canary'))
  for (const [id, name] of [
    ['two', 'tokens'],
    ['one', 'client-secret'],
  ] as const) {
    assert.throws(() => vault.open(sealed, id, name), { code: 'setting-invalid' })
  }
})

test('a changed byte, a cut value and another master key are refused', () => {
  const sealed = vault.seal(secret, 'one', 'tokens')
  for (let place = 0; place < sealed.length; place += 7) {
    const changed = Buffer.from(sealed)
    changed[place] = (changed[place] ?? 0) ^ 1
    if (place > 0)
      assert.throws(() => vault.open(changed, 'one', 'tokens'), { code: 'setting-invalid' }, `byte ${place}`)
  }
  assert.throws(() => vault.open(sealed.subarray(0, 20), 'one', 'tokens'), { code: 'setting-invalid' })
  const other = createVault(createSecretKey(randomBytes(32)))
  assert.throws(() => other.open(sealed, 'one', 'tokens'), { code: 'setting-invalid' })
})

test('what was sealed before keys had ids still opens', () => {
  const master = createSecretKey(randomBytes(32))
  const head = Buffer.concat([Buffer.of(1), randomBytes(28)])
  const key = Buffer.from(hkdfSync('sha256', master, head.subarray(1, 17), 'rainmaker secret', 32))
  const cipher = createCipheriv('aes-256-gcm', key, head.subarray(17, 29)).setAAD(Buffer.from('1 one tokens'))
  const text = Buffer.concat([cipher.update('an old canary'), cipher.final()])
  const sealed = Buffer.concat([head, cipher.getAuthTag(), text])
  assert.equal(createVault(master).open(sealed, 'one', 'tokens').reveal(), 'an old canary')
  assert.throws(() => createVault(master).open(sealed, 'two', 'tokens'), { code: 'setting-invalid' })
})

test('the same secret never seals to the same bytes', () => {
  assert.notDeepEqual(vault.seal(secret, 'one', 'tokens'), vault.seal(secret, 'one', 'tokens'))
})

test('a secret does not show', () => {
  const shown = [
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ deep: { secret } }, { depth: 9, showHidden: true }),
    inspect(secret),
  ]
  for (const text of shown) assert.doesNotMatch(text, /canary/)
})
