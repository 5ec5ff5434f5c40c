import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, type Reply, startScriptedServer } from '../../test/support/scripted-server.ts'
import { Problem } from '../problems.ts'
import { createSalesforce } from './client.ts'

async function org(reply: (asked: Asked) => Reply) {
  const server = await startScriptedServer(reply)
  const session = { instanceUrl: server.url, accessToken: 'x' }
  const source = { current: async () => session, renew: async () => session }
  const salesforce = createSalesforce({ session: source, apiVersion: '66.0', clientName: 'Rainmaker' })
  return { server, salesforce, [Symbol.asyncDispose]: () => server.close() }
}

type Parts = { compositeRequest: { url: string }[] }

const query = (n: number, withDeleted = false) => ({ soql: `SELECT Id FROM O${n}`, withDeleted })
const span = (object: string) => ({ object, start: '2026-01-01T00:00:00Z', end: '2026-01-01T01:00:00Z' })

/** Queries answer their own address; the list of O1 is refused. */
function answer(url: string): { httpStatusCode: number; body: unknown } {
  if (!url.includes('/deleted/')) return { httpStatusCode: 200, body: { totalSize: 0, done: true, records: [{ url }] } }
  if (url.includes('/O1/'))
    return { httpStatusCode: 400, body: [{ errorCode: 'INVALID_REPLICATION_DATE', message: '' }] }
  const at = '2026-01-01T00:30:00.000+0000'
  const deletedRecords = [{ id: url, deletedDate: at }]
  return { httpStatusCode: 200, body: { deletedRecords, earliestDateAvailable: at, latestDateCovered: at } }
}

test('lists of deletions travel with the queries at no further call; each answer is in its place', async () => {
  await using open = await org(({ body }) => ({
    body: { compositeResponse: (body as Parts).compositeRequest.map(({ url }) => answer(url)) },
  }))
  const queries = [0, 1, 2, 3, 4, 5, 6].map((n) => query(n, n === 6))
  const { pages, deleted } = await open.salesforce.readTogether(queries, ['O0', 'O1', 'O2'].map(span))
  assert.equal(open.server.asked.length, 2)
  const urls = pages.map((page) => (page instanceof Problem ? page.code : String(page.records[0]?.['url'])))
  assert.deepEqual(
    urls.map((url) => url.replace(/^.*\/(query\w*)\?q=.*(O\d)$/, '$1 $2')),
    ['query O0', 'query O1', 'query O2', 'query O3', 'query O4', 'query O5', 'queryAll O6'],
  )
  assert.deepEqual(
    deleted.map((list) => (list instanceof Problem ? list.details.salesforce?.errorCode : list.records.length)),
    [1, 'INVALID_REPLICATION_DATE', 1],
  )
})

test('one query alone is a plain call; a refusal is a Problem in its place', async () => {
  const refusal = [{ errorCode: 'INVALID_TYPE', message: "sObject type 'O1' is not supported." }]
  await using open = await org(() => ({ status: 400, body: refusal }))
  const { pages } = await open.salesforce.readTogether([query(1, true)])
  assert.equal(open.server.asked[0]?.path, '/services/data/v66.0/queryAll?q=SELECT%20Id%20FROM%20O1')
  assert.equal(pages[0] instanceof Problem && pages[0].code, 'object-unknown')
})
