import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { testStore } from '../../../test/support/store.ts'
import { grantInput } from '../grant.ts'
import { createKey } from '../keys.ts'
import type { PlanBody } from './plan.ts'
import { claimPlan, decidePlan, getPlan, storePlan } from './plans.ts'

const store = await testStore()
const grants = grantInput.parse({ objects: ['Lead'] })
const key = await createKey(store, { name: 'test', connectionId: randomUUID(), grants, hours: 1 })

function plan(status: 'ready' | 'waiting') {
  const row = {
    operation: 'update',
    object: 'Lead',
    id: '00Q000000000001AAA',
    by: null,
    fields: { Title: 'CEO' },
  } as const
  const body: PlanBody = { id: randomUUID(), keyId: key.id, tool: 'updateLead', rows: [row], before: [null] }
  return storePlan(store, body, status)
}

const refused = { code: 'conflict' }

test('of ten claims at once one gets the plan', async () => {
  const { id, hash } = await plan('ready')
  const claims = await Promise.allSettled(Array.from({ length: 10 }, () => claimPlan(store, key.id, id, hash)))
  assert.equal(claims.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('a plan that was tampered with is not executed, whatever was changed', async () => {
  const edits = [
    `jsonb_set(body, '{rows,0,fields,Title}', '"Owner"')`,
    `jsonb_set(body, '{rows,0,fields,Phone}', '"1"', true)`,
    `jsonb_set(body, '{rows,0,id}', '"00Q000000000002AAA"')`,
    `jsonb_set(body, '{rows,0,operation}', '"delete"')`,
    `jsonb_set(body, '{rows}', (body->'rows') || (body->'rows'))`,
    `jsonb_set(body, '{before,0}', '{"id":"x"}')`,
    `body - 'before'`,
  ]
  for (const edit of edits) {
    const { id, hash } = await plan('ready')
    await store.pool.query(`update agent_plan set body = ${edit} where id = $1`, [id])
    await assert.rejects(claimPlan(store, key.id, id, hash), refused, edit)
    assert.equal((await getPlan(store, id)).status, 'ready')
  }
})

test('without approval, after ten minutes, or twice decided: no', async () => {
  const waiting = await plan('waiting')
  await assert.rejects(claimPlan(store, key.id, waiting.id, waiting.hash), refused)
  await decidePlan(store, waiting.id, 'ready')
  await assert.rejects(decidePlan(store, waiting.id, 'rejected'), refused)

  const old = await plan('ready')
  await store.pool.query("update agent_plan set expires_at = now() - interval '1 second' where id = $1", [old.id])
  await assert.rejects(claimPlan(store, key.id, old.id, old.hash), refused)
  await assert.rejects(claimPlan(store, randomUUID(), waiting.id, waiting.hash), { code: 'not-found' })
})
