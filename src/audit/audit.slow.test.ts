import assert from 'node:assert/strict'
import { createSecretKey, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { testStore } from '../../test/support/store.ts'
import { sealedSecrets } from '../connections/index.ts'
import { spentBy } from '../mcp/spent.ts'
import type { Store } from '../store/index.ts'
import { createAudit } from './audit.ts'
import { beginning, hashOfLine } from './hash-of-line.ts'

const keyId = '00000000-0000-4000-8000-000000000001'
const entry = (n: number) => ({
  ...{
    at: new Date(Date.now() - n * 1800_000).toISOString(),
    keyId,
    keyName: 'test',
    what: 'listLeads',
    input: { b: 1, a: 'ü\0' },
  },
  ...{ outcome: 'ok', planId: null, rows: 10, writes: 1, apiCalls: 0.5, ms: 3 },
})

const masterKey = createSecretKey(randomBytes(32))
const auditOf = (store: Store, key = masterKey) => createAudit(store, sealedSecrets(store, key))

/** As somebody with the rights of the database’s owner can. */
async function forge(store: Store, edit: string): Promise<void> {
  const trigger = 'trigger agent_audit_only_grows'
  await store.pool.query(
    `do $$ begin
       alter table agent_audit disable ${trigger}; ${edit}; alter table agent_audit enable ${trigger};
     end $$`,
  )
}

test('lines added at once stand in one chain, and an edit, a removal and a forged hash show', async () => {
  const store = await testStore()
  const audit = auditOf(store)
  await Promise.all(Array.from({ length: 20 }, (_, n) => audit.add(entry(n))))
  const whole = await audit.check()
  assert.deepEqual({ ok: whole.ok, lines: whole.lines }, { ok: true, lines: 20 })
  assert.equal((await audit.list({ limit: 1 }))[0]?.hash, whole.head)

  // From the end to the beginning, so that each is the first that does not fit.
  const edits: [number, string][] = [
    [15, `update agent_audit set entry = jsonb_set(entry, '{rows}', '0') where position = 15`],
    [10, 'delete from agent_audit where position = 10'],
    [5, `update agent_audit set hash = repeat('1', 64) where position = 5`],
  ]
  for (const [position, edit] of edits) {
    await assert.rejects(store.pool.query(edit), /only grows/)
    await forge(store, edit)
    assert.equal((await audit.check()).brokenAt, position, edit)
  }
})

test('a chain from before there was a key goes on under one, and who has not the key cannot write a line that fits', async () => {
  const store = await testStore()
  let previous = beginning
  for (const position of [1, 2, 3]) {
    const plain = { ...entry(position), input: {} }
    const hash = hashOfLine(null, previous, plain)
    const line = [position, JSON.stringify(plain), previous, hash]
    await store.pool.query('insert into agent_audit (position, entry, previous, hash) values ($1, $2, $3, $4)', line)
    previous = hash
  }
  await auditOf(store).add(entry(4))
  await auditOf(store).add(entry(5))
  const { lines, withoutKey, keyLost, ok } = await auditOf(store).check()
  assert.deepEqual({ lines, withoutKey, keyLost, ok }, { lines: 5, withoutKey: 3, keyLost: 0, ok: true })

  const stranger = createSecretKey(randomBytes(32))
  assert.deepEqual((await auditOf(store, stranger).check()).keyLost, 2)
  await auditOf(store, stranger).add(entry(6))
  assert.deepEqual((await auditOf(store, stranger).check()).ok, true)

  const forged = { ...entry(5), input: {} }
  const { rows } = await store.pool.query<{ previous: string }>('select previous from agent_audit where position = 5')
  const hash = hashOfLine(null, rows[0]?.previous ?? '', forged)
  await forge(store, `delete from agent_audit where position = 6; delete from secret where name = 'audit key 6'`)
  await forge(store, `update agent_audit set entry = '${JSON.stringify(forged)}', hash = '${hash}' where position = 5`)
  assert.equal((await auditOf(store).check()).brokenAt, 5)
})

test('a budget counts the last hour and the last day', async () => {
  const store = await testStore()
  for (let n = 0; n < 4; n++) await auditOf(store).add(entry(n))
  assert.deepEqual(await spentBy(store, keyId, Date.now() + 1), { rows: 20, writes: 4, apiCalls: 2 })
  assert.deepEqual(await spentBy(store, 'another', Date.now()), { rows: 0, writes: 0, apiCalls: 0 })
})
