/** What is to be called can be asked for; there is none, and a call says so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

test('invocable actions are listed as in an org without any, and calls name what is missing', async (t) => {
  const { call } = await openOrg(t)
  const asked = async (path: string) => Object.keys((await call('GET', path)).body ?? {})
  assert.deepEqual(await asked('/actions'), ['standard', 'custom'])
  assert.deepEqual(await asked('/actions/custom'), ['quickAction', 'apex', 'emailAlert', 'flow'])
  assert.deepEqual((await call('GET', '/actions/custom/flow')).body, { actions: [] })
  const refused = await call('POST', '/actions/custom/flow/Mine', { inputs: [{}] })
  assert.deepEqual([refused.status, refused.headers.get('x-local-org-unsupported')], [404, 'invocable actions'])
})
