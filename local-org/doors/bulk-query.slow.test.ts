/** Query jobs of Bulk API 2.0: their states, their pages, their refusals. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type OpenOrg, openOrg } from '../testing/open-org.ts'

interface Job {
  id: string
  state: string
  numberRecordsProcessed: number
}

interface Pages {
  resultPages: { resultUrl: string }[]
  nextRecordsUrl?: string
  done: boolean
}

async function start({ call }: OpenOrg, query: string, wish: object = {}): Promise<Job> {
  return (await call('POST', '/jobs/query', { operation: 'query', query, ...wish })).body as Job
}

async function ended({ call }: OpenOrg, { id }: Job): Promise<Job> {
  for (;;) {
    const job = (await call('GET', `/jobs/query/${id}`)).body as Job
    if (!['UploadComplete', 'InProgress'].includes(job.state)) return job
    await sleep(5)
  }
}

test('a job goes its way, and its result is what was found when it was made', async (t) => {
  const opened = await openOrg(t)
  await opened.control.generate('Account', 5000, { Name: 'Company {n}' })
  const job = await start(opened, 'SELECT Name FROM Account')
  assert.equal(job.state, 'UploadComplete')
  await opened.create('Account', { Name: 'Later' })
  assert.partialDeepStrictEqual(await ended(opened, job), { state: 'JobComplete', numberRecordsProcessed: 5000 })
  const last = await opened.call('GET', `/jobs/query/${job.id}/results?locator=${btoa('4999')}`)
  assert.equal(last.body, '"Name"\n"Company 5000"\n')
})

test('results come when they are complete; an aborted job has none', async (t) => {
  const opened = await openOrg(t)
  await opened.control.generate('Account', 30_000, { Name: 'Company {n}' })
  const job = await start(opened, 'SELECT Name FROM Account')
  assert.equal((await opened.call('GET', `/jobs/query/${job.id}/results`)).status, 204)
  const aborted = await opened.call('PATCH', `/jobs/query/${job.id}`, { state: 'Aborted' })
  assert.equal((aborted.body as Job).state, 'Aborted')
  assert.deepEqual(Object.keys(aborted.body as Job).slice(-3), ['concurrencyMode', 'contentType', 'apiVersion'])
  assert.equal((await ended(opened, job)).state, 'Aborted')
  assert.equal((await opened.call('GET', `/jobs/query/${job.id}/results`)).status, 204)
  assert.equal((await opened.call('DELETE', `/jobs/query/${job.id}`)).status, 204)
  assert.equal((await opened.call('GET', `/jobs/query/${job.id}`)).status, 404)
})

test('pages of any size, the last one without a locator, line feeds within values', async (t) => {
  const opened = await openOrg(t)
  const { call } = opened
  for (const n of [1, 2, 3]) await opened.create('Account', { Name: `A${n}`, Description: `"one"\ntwo; ${n}` })
  const wish = { columnDelimiter: 'SEMICOLON', lineEnding: 'CRLF' }
  const job = await start(opened, 'SELECT Name, Description, CreatedDate FROM Account ORDER BY Name', wish)
  await ended(opened, job)
  const page = async (query: string) => {
    const { body, headers } = await call('GET', `/jobs/query/${job.id}/results?${query}`)
    const lines = String(body).split('\r\n')
    return [lines.length - 2, headers.get('sforce-numberofrecords'), headers.get('sforce-locator'), lines.at(-2)]
  }
  const [count, told, locator, line] = await page('maxRecords=2')
  assert.deepEqual([count, told], [2, '2'])
  assert.match(String(line), /^"A2";"""one""\ntwo; 2";"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z"$/)
  assert.deepEqual((await page(`maxRecords=2&locator=${locator}`)).slice(0, 3), [1, '1', 'null'])
  assert.deepEqual((await page('')).slice(0, 3), [3, '3', 'null'])
})

test('addresses of pages to be read side by side, with the version the job was made with', async (t) => {
  const opened = await openOrg(t)
  await opened.create('Account', { Name: 'A' })
  const job = await start(opened, 'SELECT Name FROM Account')
  await ended(opened, job)
  const { resultPages, done } = (await opened.call('GET', `/jobs/query/${job.id}/resultPages`)).body as Pages
  assert.deepEqual([resultPages.length, done], [1, true])
  assert.equal((await opened.call('GET', resultPages[0]?.resultUrl ?? '')).body, '"Name"\n"A"\n')
  assert.equal((await opened.call('GET', `/services/data/v59.0/jobs/query/${job.id}/results`)).status, 409)
})

const refusals: [query: string, code: string, message: RegExp][] = [
  ['SELECT Id, BillingAddress FROM Account', 'API_ERROR', /^Selecting compound data not supported in Bulk Query$/],
  [
    'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
    'API_ERROR',
    /^Aggregate Relationships not supported in Bulk V2 Query with CSV content type$/,
  ],
  [
    'SELECT Id, VersionData FROM ContentVersion',
    'API_ERROR',
    /^Blob field not supported in Bulk V2 Query with CSV content type$/,
  ],
  ['SELECT COUNT(Id) FROM Account', 'API_ERROR', /^Aggregate Relationships not supported/],
  ['SELECT Nope FROM Account', 'API_ERROR', /No such column 'Nope' on entity 'Account'/],
  ['SELECT Id FROM ContentDocumentLink', 'API_ERROR', /^Implementation restriction: ContentDocumentLink requires/],
  ['SELECT Id FROM TaskStatus', 'INVALIDENTITY', /^Entity 'TaskStatus' is not supported by the Bulk API\.$/],
]

test('queries that are no bulk queries are refused when the job is made', async (t) => {
  const { call, control } = await openOrg(t)
  for (const [query, code, message] of refusals) {
    const { status, body } = await call('POST', '/jobs/query', { operation: 'query', query })
    const [refusal] = body as { errorCode: string; message: string }[]
    assert.deepEqual([status, refusal?.errorCode], [400, code], query)
    assert.match(refusal?.message ?? '', message)
  }
  await control.post('/limits', { limit: 'DailyBulkV2QueryJobs', max: 1, used: 1 })
  const { body } = await call('POST', '/jobs/query', { operation: 'query', query: 'SELECT Id FROM Account' })
  const message = 'Max bulk v2 query jobs (1) per 24 hrs has been reached (2)'
  assert.deepEqual(body, [{ errorCode: 'LIMIT_EXCEEDED', message }])
})
