/** Rows in the order of a stamp, each once, whatever was taken back and put again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg, MOMENT } from '../testing/fresh-org.ts'

const MINUTE = 60_000

async function byStamp() {
  const { org, admin, create } = await freshOrg()
  const stamped = () => [...(org.as(admin).table('Account').range('SystemModstamp', MOMENT, undefined) ?? [])]
  const names = () => stamped().map((row) => row['Name'])
  return { org, admin, create, names }
}

test('what was rolled back is there once, in one second too', async () => {
  const { org, admin, create, names } = await byStamp()
  const account = create('Account', { Name: 'A' })
  create('Account', { Name: 'B' })
  for (let tries = 0; tries < 3; tries++) {
    const failing = () => {
      org.update(admin, 'Account', account, { Name: 'Never' })
      return { value: null, failed: true }
    }
    org.atomically(admin, failing)
    assert.deepEqual(names(), ['A', 'B'])
  }
})

test('a late commit is there once, at its stamp', async () => {
  const { org, admin, create, names } = await byStamp()
  org.create(admin, 'Account', { Name: 'Late' }, { visibleAfter: MINUTE })
  org.clock.advance(1000)
  create('Account', { Name: 'Neighbour' })
  assert.deepEqual(names(), ['Neighbour'])
  org.clock.advance(2 * MINUTE)
  assert.deepEqual(names(), ['Late', 'Neighbour'])
})

test('the same holds after the sweep of thousands of versions', async () => {
  const { org, admin, create, names } = await byStamp()
  const account = create('Account', { Name: 'A' })
  names()
  for (let n = 0; n < 11_000; n++) org.update(admin, 'Account', account, { Phone: String(n) })
  assert.deepEqual(names(), ['A'])
})
