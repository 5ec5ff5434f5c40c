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

const page = (records: unknown[], next?: string) => ({
  totalSize: 3,
  done: !next,
  records,
  ...(next && { nextRecordsUrl: next }),
})
type Parts = { compositeRequest: { url: string }[] }

test('a query reads page after page', async () => {
  const next = '/services/data/v66.0/query/0r8-2'
  await using open = await org(({ path }) => ({
    body: path === next ? page([{ Id: 3 }]) : page([{ Id: 1 }, { Id: 2 }], next),
  }))
  const records: unknown[] = []
  for await (const one of open.salesforce.query('SELECT Id FROM Lead', { withDeleted: true })) records.push(one)
  assert.deepEqual(records, [{ Id: 1 }, { Id: 2 }, { Id: 3 }])
  assert.deepEqual(
    open.server.asked.map(({ path }) => path),
    ['/services/data/v66.0/queryAll?q=SELECT%20Id%20FROM%20Lead', next],
  )
})

test('twelve queries take three calls; a refused one is a Problem in its place', async () => {
  await using open = await org(({ body }) => ({
    body: {
      compositeResponse: (body as Parts).compositeRequest.map(({ url }) =>
        url.endsWith('O7')
          ? {
              httpStatusCode: 400,
              body: [{ errorCode: 'INVALID_TYPE', message: "sObject type 'O7' is not supported." }],
            }
          : { httpStatusCode: 200, body: page([{ url }]) },
      ),
    },
  }))
  const pages = await open.salesforce.queries(Array.from({ length: 12 }, (_, n) => `SELECT Id FROM O${n}`))
  assert.equal(open.server.asked.length, 3)
  assert.deepEqual(
    pages.map((one) => (one instanceof Problem ? one.code : one.records.length)),
    [1, 1, 1, 1, 1, 1, 1, 'object-unknown', 1, 1, 1, 1],
  )
})

test('a query too long for an address travels in a composite call', async () => {
  await using open = await org(() => ({ body: { compositeResponse: [{ httpStatusCode: 200, body: page([]) }] } }))
  await open.salesforce.queryPage(`SELECT Id FROM Lead WHERE Name = '${'x'.repeat(20_000)}'`)
  assert.equal(open.server.asked[0]?.path, '/services/data/v66.0/composite')
})

test('an answer of another form is told as such', async () => {
  await using open = await org(() => ({ headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }))
  await assert.rejects(open.salesforce.queryPage('SELECT Id FROM Lead'), /a form Rainmaker does not know/)
})
