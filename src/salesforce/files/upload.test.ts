import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, type Reply, startScriptedServer } from '../../../test/support/scripted-server.ts'
import { createSalesforce } from '../client.ts'

async function org(reply: (asked: Asked) => Reply) {
  const server = await startScriptedServer(reply)
  const session = { instanceUrl: server.url, accessToken: 'x' }
  const source = { current: async () => session, renew: async () => session }
  const salesforce = createSalesforce({ session: source, apiVersion: '66.0', clientName: 'Rainmaker' })
  return { server, salesforce, [Symbol.asyncDispose]: () => server.close() }
}

const text = (name: string, content: string) => ({ name, content: Buffer.from(content) })

test('files of one call are parts beside their records', async () => {
  const fine = (id: string) => ({ id, success: true, errors: [] })
  const bad = { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'm', fields: ['Title'] }] }
  await using open = await org(() => ({ body: [fine('068a'), bad] }))
  const results = await open.salesforce.uploadFiles([
    { ...text('a "1".txt', 'first'), parentId: '001x', fields: { Description: 'd' } },
    text('b.txt', 'second'),
  ])
  const [asked] = open.server.asked
  const [, , body] = [asked?.method, asked?.path, String(asked?.body)]
  assert.match(
    body ?? '',
    /name="collection"\r\nContent-Type: application\/json.*\r\n\r\n\{"allOrNone":false,"records":/,
  )
  assert.match(body ?? '', /"binaryPartName":"file1","binaryPartNameAlias":"VersionData"\},"Title":"b.txt"/)
  assert.match(body ?? '', /name="file0"; filename="a %221%22.txt"\r\nContent-Type: .*\r\n\r\nfirst\r\n--/)
  assert.equal(Number(asked?.headers['content-length']), Buffer.byteLength(body ?? ''))
  assert.deepEqual(results[0], { ok: true, id: '068a', created: true })
  assert.equal(results[1]?.ok === false && results[1].problem.code, 'field-required')
})

test('an org that takes no files in collections gets them one by one', async () => {
  await using open = await org(({ path }) =>
    path.endsWith('/composite/sobjects') ? { status: 415, body: [] } : { status: 201, body: { id: '068b' } },
  )
  const results = await open.salesforce.uploadFiles([text('a', '1'), text('b', '2'), text('c', '3')])
  assert.equal(open.server.asked.length, 4)
  assert.ok(results.every((result) => result.ok && result.id === '068b'))
})

test('201 files are two calls; a lost answer leaves its files in doubt', async () => {
  await using open = await org(({ path }) => (path.endsWith('/composite/sobjects') ? 'cut' : { body: { id: 'x' } }))
  const results = await open.salesforce.uploadFiles(Array.from({ length: 201 }, (_, n) => text(`${n}`, 'x')))
  assert.equal(open.server.asked.length, 2)
  assert.equal(results.filter((result) => !result.ok && result.problem.code === 'answer-lost').length, 200)
  assert.equal(results[200]?.ok, true)
})
