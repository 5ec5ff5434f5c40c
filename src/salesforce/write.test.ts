import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startScriptedServer } from '../../test/support/scripted-server.ts'
import { createSalesforce } from './client.ts'
import { wayFor } from './write.ts'

test('the way follows number, hurry and allowance', () => {
  const ways = [
    wayFor(200, { urgency: 'whenever', allowanceLeft: 0 }),
    wayFor(10_000),
    wayFor(10_001),
    wayFor(10_001, { urgency: 'now' }),
    wayFor(10_001, { urgency: 'now', allowanceLeft: 0.05 }),
    wayFor(2_001, { urgency: 'whenever' }),
  ]
  assert.deepEqual(ways, ['collections', 'collections', 'bulk', 'collections', 'bulk', 'bulk'])
})

test('an object that bulk does not take goes by collections', async () => {
  type Part = { body: { records: unknown[] } }
  await using server = await closing(({ path, body }) => {
    if (path.includes('/jobs/')) {
      return {
        status: 400,
        body: [{ errorCode: 'INVALIDENTITY', message: 'Entity X is not supported by the Bulk API.' }],
      }
    }
    const rows = (body as { compositeRequest: Part[] }).compositeRequest.map((part) => part.body.records)
    const compositeResponse = rows.map((records) => ({
      httpStatusCode: 200,
      body: records.map(() => ({ id: '00Xx', success: true, errors: [] })),
    }))
    return { body: { compositeResponse } }
  })
  const session = { instanceUrl: server.url, accessToken: 'x' }
  const source = { current: async () => session, renew: async () => session }
  const salesforce = createSalesforce({ session: source, apiVersion: '66.0', clientName: 'Rainmaker' })
  const rows = Array.from({ length: 3000 }, (_, n) => ({ Name: `N${n}` }))
  const results = await salesforce.write({ object: 'X', operation: 'create', rows }, { urgency: 'whenever' })
  assert.equal(results.filter(({ ok }) => ok).length, 3000)
  assert.deepEqual(
    server.asked.map(({ path }) => path.split('/').at(-1)),
    ['ingest', 'composite', 'composite', 'composite'],
  )
})

test('an org whose allowance runs out gets a bulk job early', async () => {
  const headers = { 'sforce-limit-info': 'api-usage=95/100' }
  await using server = await closing(({ path }) =>
    path.includes('/jobs/') ? { status: 500, headers, body: [] } : { headers, body: {} },
  )
  const session = { instanceUrl: server.url, accessToken: 'x' }
  const source = { current: async () => session, renew: async () => session }
  const waits = { retryTries: 1 }
  const salesforce = createSalesforce({ session: source, apiVersion: '66.0', clientName: 'Rainmaker', waits })
  await salesforce.limits()
  const rows = Array.from({ length: 8500 }, (_, n) => ({ Name: `N${n}` }))
  await salesforce.write({ object: 'X', operation: 'create', rows }, { urgency: 'now' })
  assert.deepEqual(
    server.asked.map(({ path }) => path.split('/').at(-1)),
    ['limits', 'ingest'],
  )
})

async function closing(reply: Parameters<typeof startScriptedServer>[0]) {
  const server = await startScriptedServer(reply)
  return { ...server, [Symbol.asyncDispose]: () => server.close() }
}
