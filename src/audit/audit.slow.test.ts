import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testStore } from '../../test/support/store.ts'
import { spentBy } from '../mcp/spent.ts'
import { createAudit } from './audit.ts'

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

test('lines added at once stand in one chain, and an edit, a removal and a forged hash show', async () => {
  const store = await testStore()
  const audit = createAudit(store)
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
    const client = await store.pool.connect()
    try {
      await client.query('begin; alter table agent_audit disable trigger agent_audit_only_grows')
      await client.query(edit)
      await client.query('alter table agent_audit enable trigger agent_audit_only_grows; commit')
      assert.equal((await audit.check()).brokenAt, position, edit)
    } finally {
      client.release()
    }
  }
})

test('a budget counts the last hour and the last day', async () => {
  const store = await testStore()
  for (let n = 0; n < 4; n++) await createAudit(store).add(entry(n))
  assert.deepEqual(await spentBy(store, keyId, Date.now() + 1), { rows: 20, writes: 4, apiCalls: 2 })
  assert.deepEqual(await spentBy(store, 'another', Date.now()), { rows: 0, writes: 0, apiCalls: 0 })
})
