/** --dry-run lets questions through and no write, and tells no secret. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Client } from './client.ts'
import { NotSent, withoutWrites } from './without-writes.ts'

function recording(): { client: Client; sent: string[] } {
  const sent: string[] = []
  const never = async function* () {}
  return {
    sent,
    client: {
      url: '',
      get: async () => JSON.parse('null'),
      send: async (method, path) => {
        sent.push(`${method} ${path}`)
        return JSON.parse('null')
      },
      lines: never,
      stream: never,
    },
  }
}

for (const [path, body] of [
  ['/api/v1/query', { soql: 'SELECT Id FROM Lead' }],
  ['/api/v1/workflows/check', { source: '' }],
  ['/api/v1/runs/replay', { preview: true }],
  ['/api/v1/events/replay', { dryRun: true }],
] as const) {
  test(`a question goes through: ${path}`, async () => {
    const { client, sent } = recording()
    await withoutWrites(client).send('POST', path, body)
    assert.deepEqual(sent, [`POST ${path}`])
  })
}

for (const [method, path, body] of [
  ['POST', '/api/v1/runs/replay', { preview: false }],
  ['POST', '/api/v1/actions/createLead/run', { input: {} }],
  ['PUT', '/api/v1/budget', {}],
  ['DELETE', '/api/v1/workflows/check', undefined],
] as const) {
  test(`a write does not: ${method} ${path}`, () => {
    const { client, sent } = recording()
    assert.throws(() => withoutWrites(client).send(method, path, body), NotSent)
    assert.deepEqual(sent, [])
  })
}

test('what would be sent is told without its secrets', () => {
  const { client } = recording()
  const wish = { name: 'production', clientSecret: 'abc', privateKey: 'def' }
  assert.throws(
    () => withoutWrites(client).send('POST', '/api/v1/connections', wish),
    (thrown) => {
      assert.ok(thrown instanceof NotSent)
      assert.deepEqual(thrown.wish.body, { name: 'production', clientSecret: '…', privateKey: '…' })
      return true
    },
  )
})
