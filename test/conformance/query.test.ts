/** Queries by hand over HTTP: bound parameters, long lists, searches, and all rows as a stream. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { QueryAnswer } from '../../src/contract/index.ts'
import { serverLab } from '../support/server-lab.ts'

const lab = await serverLab()
const key = (await readFile(join(lab.dataDir, 'api.key'), 'utf8')).trim()
const emailOf = (n: number) => `person-${n}@orchard.example`
await lab.control.insert({
  Contact: Array.from({ length: 4500 }, (_, n) => ({ LastName: `Person ${n}`, Email: emailOf(n) })),
})
const query = (body: object) => lab.ask<QueryAnswer>('POST', '/api/v1/query', body)

async function lines(body: object): Promise<{ status: number; lines: unknown[] }> {
  const answer = await fetch(`${lab.url}/api/v1/query/rows`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    lines: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  }
}

test('parameters are bound, of any type, and cannot add to the query', async () => {
  const soql = 'SELECT Id FROM Contact WHERE Email = :email'
  assert.equal((await query({ soql, params: { email: emailOf(7) } })).totalSize, 1)
  assert.equal((await query({ soql, params: { email: `x' OR Email != '` } })).totalSize, 0)
  const { status, body } = await lab.askStatus('POST', '/api/v1/query', { soql, params: { emial: 'x' } })
  assert.deepEqual([status, (body as { code: string }).code], [422, 'query-invalid'])
})

test('a list longer than a query may be is spread, and a limit is one of the whole', async () => {
  const params = { emails: Array.from({ length: 4500 }, (_, n) => emailOf(n * 2)) }
  const soql = 'SELECT Id FROM Contact WHERE Email IN :emails'
  const answer = await query({ soql, params, limit: 50_000 })
  assert.deepEqual([answer.totalSize, answer.complete], [2250, true])
  assert.ok(answer.apiCalls <= 4, String(answer.apiCalls))
  assert.equal((await query({ soql: `${soql} LIMIT 5`, params })).totalSize, 5)
})

test('all rows are streamed, page by page; a refusal has its status', async () => {
  const all = await lines({ soql: 'SELECT Email FROM Contact' })
  assert.deepEqual([all.status, all.lines.length], [200, 4500])
  assert.equal(new Set(all.lines.map((line) => (line as { Email: string }).Email)).size, 4500)
  assert.equal((await lines({ soql: 'SELECT Emial FROM Contact' })).status, 422)
})

test('what ends a stream too early is its last line', async () => {
  await lab.control.fault({ effect: 'unavailable', times: 0, match: { path: '/query/0r8', client: 'Rainmaker' } })
  const cut = await lines({ soql: 'SELECT Email FROM Contact' })
  await lab.control.clearFaults()
  assert.equal(cut.lines.length, 2001)
  assert.equal((cut.lines.at(-1) as { problem: { code: string } }).problem.code, 'org-unavailable')
})

test('searches bind their words too', async () => {
  const sosl = 'FIND {:words} IN ALL FIELDS RETURNING Contact(Id, LastName)'
  const found = await lab.ask<QueryAnswer>('POST', '/api/v1/search', {
    sosl,
    params: { words: 'Person 4321' },
    limit: 10,
  })
  assert.ok(found.records.some((record) => record['LastName'] === 'Person 4321'))
  const none = await lab.ask<QueryAnswer>('POST', '/api/v1/search', { sosl, params: { words: 'Zzyzx* OR {xyz}' } })
  assert.equal(none.totalSize, 0)
})
