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
  // By itself it gives up sooner than a busy machine is done.
  conn.bulk2.pollTimeout = 250_000
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
    'lastname,Email\nOne,a@example.com\n,b@example.com\nTorn\n',
  )
  assert.deepEqual([job.state, job.numberRecordsProcessed, job.numberRecordsFailed], ['JobComplete', 3, 2])
  const good = await opened.call('GET', `/jobs/ingest/${job.id}/successfulResults`)
  assert.match(String(good.body), /^"sf__Id","sf__Created",lastname,Email\n"003\w{15}","true","One","a@example.com"\n$/)
  const bad = await opened.call('GET', `/jobs/ingest/${job.id}/failedResults/`)
  const reason = 'REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --'
  const torn = 'INVALID_FIELD:Number of fields in header is different from the row. header = 2 row = 1:--'
  const lines = ['"sf__Id","sf__Error",lastname,Email', `"","${reason}","","b@example.com"`, `"","${torn}","",""`, '']
  assert.deepEqual(String(bad.body).split('\n'), lines)
  const rest = await opened.call('GET', `/jobs/ingest/${job.id}/unprocessedrecords`)
  assert.equal(rest.body, 'lastname,Email\n')
  assert.equal(bad.headers.get('content-type'), 'text/csv')
})

test('of a job that failed or was aborted before its first row, all rows are told as unprocessed', async (t) => {
  const opened = await openOrg(t)
  const content = 'LastName,Nope__c\nOne,1\n'
  const failed = await ingest(opened, { object: 'Contact', operation: 'insert' }, content)
  const aborted = (await opened.call('POST', '/jobs/ingest', { object: 'Contact', operation: 'insert' }))
    .body as JobInfo
  await opened.call('PUT', `/${aborted.contentUrl}`, content, csv)
  await opened.call('PATCH', `/jobs/ingest/${aborted.id}`, { state: 'Aborted' })
  for (const { id } of [failed, aborted]) {
    assert.equal((await opened.call('GET', `/jobs/ingest/${id}/unprocessedrecords`)).body, content)
    const { status, body } = await opened.call('GET', `/jobs/ingest/${id}/failedResults`)
    assert.deepEqual([status, body ?? ''], [200, ''])
  }
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

/** What becomes of one file in a job that cannot read it. */
const unreadable: [content: string, message: string, wish?: Record<string, unknown>][] = [
  ['Name,Nope\nA,B\n', 'InvalidBatch : Field name not found : Nope'],
  ['\uFEFFName\nA\n', 'InvalidBatch : Field name not found : \uFEFFName'],
  [
    'Name\n"A" b\n',
    'InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote',
  ],
  ['Name\n"A\n', 'InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote'],
  ['Name\r\nA\r\n', 'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF'],
  [
    'Name\nA\n',
    'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is CRLF',
    { lineEnding: 'CRLF' },
  ],
  ['Id,Name\n,A\n', "InvalidBatch : The 'delete' batch must contain only ids", { operation: 'delete' }],
  ['Name,Nope.Name\nA,B\n', 'InvalidBatch : Field name not found : Nope.Name'],
  ['Name,Account:Nope.Name\nA,B\n', 'InvalidBatch : Unable to find relationship: Nope'],
  [
    'Name,Account:Parent.Name\nA,B\n',
    'InvalidBatch : type is not needed for non polymorphic foreign key references: Account',
  ],
]

test('a file that cannot be read fails the job, in recorded words', async (t) => {
  const opened = await openOrg(t)
  for (const [content, message, wish] of unreadable) {
    const job = await ingest(opened, { object: 'Account', operation: 'insert', ...wish }, content)
    assert.deepEqual([job.state, job.errorMessage], ['Failed', message])
  }
})

test('a parent of several kinds is named with its object; rows without id, or with one too many, are refused', async (t) => {
  const opened = await openOrg(t)
  await opened.create('Contact', { LastName: 'Park', Email: 'p@example.com' })
  const task = await ingest(
    opened,
    { object: 'Task', operation: 'insert', lineEnding: 'CRLF' },
    'Subject,Contact:Who.Email\r\nCall,p@example.com\r\n',
  )
  assert.equal(task.numberRecordsFailed, 0)
  assert.equal((await opened.query("SELECT Id FROM Task WHERE Who.Name = 'Park'")).length, 1)
  const reason = async (operation: string, content: string) => {
    const { id } = await ingest(opened, { object: 'Account', operation }, content)
    const { body } = await opened.call('GET', `/jobs/ingest/${id}/failedResults`)
    return /^"","([^"]+)"/m.exec(String(body))?.[1]
  }
  assert.equal(await reason('update', 'Name\nA\n'), 'MISSING_ARGUMENT:Id not specified in an update call:--')
  const twice = 'INVALID_FIELD_FOR_INSERT_UPDATE:cannot specify Id in an insert call:Id --'
  assert.equal(await reason('insert', 'Id,Name\n001000000000001AAA,A\n'), twice)
})

test('jobs change only as their state allows, and not everybody deletes for good', async (t) => {
  const opened = await openOrg(t)
  const { call, query } = opened
  const change = async (id: string, state: string) => {
    const { status, body } = await call('PATCH', `/jobs/ingest/${id}`, { state })
    return [status, (body as { message: string }[])[0]?.message]
  }
  const { id } = await ingest(opened, { object: 'Account', operation: 'insert' }, 'Name\nA\n')
  assert.deepEqual(await change(id, 'Aborted'), [400, 'Aborting already Completed Job not allowed'])
  assert.deepEqual(await change(id, 'UploadComplete'), [400, 'Closing already Completed Job not allowed'])
  const open = (await call('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' })).body as { id: string }
  assert.equal((await call('DELETE', `/jobs/ingest/${open.id}`)).status, 400)
  await change(open.id, 'Aborted')
  assert.equal((await call('DELETE', `/jobs/ingest/${open.id}`)).status, 204)
  const refused = await call('POST', '/jobs/ingest', { object: 'CaseStatus', operation: 'insert' })
  assert.deepEqual(refused.body, [
    { errorCode: 'INVALIDENTITY', message: "Entity 'CaseStatus' is not supported by the Bulk API." },
  ])
  const [own] = await query("SELECT Id FROM PermissionSet WHERE Profile.Name = 'System Administrator'")
  await call('PATCH', `/sobjects/PermissionSet/${own?.['Id']}`, { PermissionsBulkApiHardDelete: false })
  const hard = await call('POST', '/jobs/ingest', { object: 'Account', operation: 'hardDelete' })
  assert.match(JSON.stringify(hard.body), /hardDelete operation requires special user profile permission/)
})
