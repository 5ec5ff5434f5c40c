/** Bulk API 2.0 by jsforce and by hand: uploads, results, refusals, pages. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '@jsforce/jsforce-node'
import { type OpenOrg, openOrg } from '../testing/open-org.ts'

const csv = { 'content-type': 'text/csv' }

interface JobInfo {
  id: string
  state: string
  contentUrl?: string
  errorMessage?: string
  numberRecordsProcessed: number
  numberRecordsFailed: number
}

/** Runs an ingest job to its end. */
async function ingest({ call }: OpenOrg, wish: Record<string, unknown>, content: string): Promise<JobInfo> {
  const created = (await call('POST', '/jobs/ingest', wish)).body as JobInfo
  assert.equal(created.contentUrl, `services/data/v60.0/jobs/ingest/${created.id}/batches`)
  assert.equal((await call('PUT', `/${created.contentUrl}`, content, csv)).status, 201)
  await call('PATCH', `/jobs/ingest/${created.id}`, { state: 'UploadComplete' })
  for (;;) {
    const job = (await call('GET', `/jobs/ingest/${created.id}`)).body as JobInfo
    if (['JobComplete', 'Failed', 'Aborted'].includes(job.state)) return job
    await sleep(10)
  }
}

test('jsforce loads and queries', async (t) => {
  const { org } = await openOrg(t)
  const conn = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
  conn.bulk2.pollInterval = 20
  const records = Array.from({ length: 450 }, (_, i) => ({ Name: `Company ${i}, "Inc"`, NumberOfEmployees: `${i}` }))
  const loaded = await conn.bulk2.loadAndWaitForResults({ object: 'Account', operation: 'insert', input: records })
  assert.deepEqual([loaded.successfulResults.length, loaded.failedResults.length], [450, 0])
  const stream = await conn.bulk2.query('SELECT Id, Name, NumberOfEmployees FROM Account ORDER BY NumberOfEmployees')
  const rows = (await stream.toArray()) as Record<string, string>[]
  assert.equal(rows.length, 450)
  assert.equal(rows[7]?.['Name'], 'Company 7, "Inc"')
})

test('rows that are refused come back with the reason, the others are saved', async (t) => {
  const opened = await openOrg(t)
  const job = await ingest(
    opened,
    { object: 'contact', operation: 'insert' },
    'lastname,Email\nOne,a@example.com\n,b@example.com\n',
  )
  assert.deepEqual([job.state, job.numberRecordsProcessed, job.numberRecordsFailed], ['JobComplete', 2, 1])
  const good = await opened.call('GET', `/jobs/ingest/${job.id}/successfulResults`)
  assert.match(
    String(good.body),
    /^"sf__Id","sf__Created","lastname","Email"\n"003\w{15}","true","One","a@example.com"\n$/,
  )
  const bad = await opened.call('GET', `/jobs/ingest/${job.id}/failedResults/`)
  const reason = 'REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --'
  assert.equal(bad.body, `"sf__Id","sf__Error","lastname","Email"\n"","${reason}","","b@example.com"\n`)
  assert.equal(bad.headers.get('content-type'), 'text/csv')
})

test('upsert by e-mail, #N/A as null, and parents by key', async (t) => {
  const opened = await openOrg(t)
  await opened.create('Contact', { LastName: 'Old', Email: 'a@example.com', Title: 'Chief' })
  const wish = { object: 'Contact', operation: 'upsert', externalIdFieldName: 'Email', columnDelimiter: 'SEMICOLON' }
  const content = 'Email;LastName;Title;Phone\na@example.com;New;#N/A;\nb@example.com;Other;;12\n'
  const job = await ingest(opened, wish, content)
  assert.equal(job.numberRecordsFailed, 0)
  const rows = await opened.query('SELECT LastName, Title, Phone FROM Contact ORDER BY Email')
  assert.deepEqual(
    rows.map(({ LastName, Title, Phone }) => [LastName, Title, Phone]),
    [
      ['New', null, null],
      ['Other', null, '12'],
    ],
  )
})

test('an unknown column fails the job', async (t) => {
  const job = await ingest(await openOrg(t), { object: 'Account', operation: 'insert' }, 'Name,Nope\nA,B\n')
  assert.deepEqual([job.state, job.errorMessage], ['Failed', 'InvalidBatch : Field name not found : Nope'])
})

test('query results come in pages, the last one without a locator', async (t) => {
  const { call, control } = await openOrg(t)
  await control.generate('Account', 25, { Name: 'Company {n}' })
  const job = await call('POST', '/jobs/query', { operation: 'query', query: 'SELECT Name, CreatedDate FROM Account' })
  const { id, state } = job.body as JobInfo
  assert.equal(state, 'UploadComplete')
  const first = await call('GET', `/jobs/query/${id}/results?maxRecords=20`)
  const lines = String(first.body).trimEnd().split('\n')
  assert.deepEqual([lines.length, lines[0]], [21, '"Name","CreatedDate"'])
  assert.match(lines[1] ?? '', /^"Company 1","\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z"$/)
  const locator = first.headers.get('sforce-locator')
  const second = await call('GET', `/jobs/query/${id}/results?maxRecords=20&locator=${locator}`)
  assert.deepEqual([second.headers.get('sforce-numberofrecords'), second.headers.get('sforce-locator')], ['5', 'null'])
  const wrong = await call('POST', '/jobs/query', { operation: 'query', query: 'SELECT Nope FROM Account' })
  assert.equal((wrong.body as { errorCode: string }[])[0]?.errorCode, 'INVALID_FIELD')
})

test('hardDelete goes past the recycle bin, and the ledger counts the rows of a job', async (t) => {
  const opened = await openOrg(t)
  const ids = [await opened.create('Account', { Name: 'A' }), await opened.create('Account', { Name: 'B' })]
  const job = await ingest(opened, { object: 'Account', operation: 'hardDelete' }, `Id\n${ids.join('\n')}\n`)
  assert.deepEqual([job.state, job.numberRecordsFailed], ['JobComplete', 0])
  const { body } = await opened.call('GET', '/queryAll?q=SELECT+Id+FROM+Account')
  assert.partialDeepStrictEqual(body, { totalSize: 0 })
  const [close] = await opened.control.calls({ method: 'PATCH', path: '/jobs/ingest/' })
  assert.deepEqual([close?.object, close?.rows], ['Account', 2])
})

test('queries a line of CSV cannot hold are refused when the job is made', async (t) => {
  const { call } = await openOrg(t)
  const refused = async (query: string) => {
    const { status, body } = await call('POST', '/jobs/query', { operation: 'query', query })
    return [status, (body as { message: string }[])[0]?.message]
  }
  assert.deepEqual(await refused('SELECT Id, BillingAddress FROM Account'), [
    400,
    'Selecting compound data not supported in Bulk V2 Query',
  ])
  assert.deepEqual(await refused('SELECT Id, (SELECT Id FROM Contacts) FROM Account'), [
    400,
    'Aggregate Relationships not supported in Bulk V2 Query with CSV content type',
  ])
  assert.equal((await refused('SELECT COUNT(Id) FROM Account'))[0], 400)
  const wrong = await call('POST', '/jobs/ingest', { operation: 'insert', object: 'Account', contentType: 'XML' })
  assert.equal(wrong.status, 400)
})
