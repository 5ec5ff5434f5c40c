/** Bulk API 1 by jsforce and by hand: CSV, JSON, XML, refusals, PK chunks. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '@jsforce/jsforce-node'
import { strToU8, zipSync } from 'fflate'
import { type OpenOrg, openOrg } from '../testing/open-org.ts'

const base = '/services/async/60.0/job'
/** jsforce gives up sooner than a busy machine is done. */
const patienceMs = 250_000
const xmlns = 'xmlns="http://www.force.com/2009/06/asyncapi/dataload"'

/** A call as clients of this API make it: by X-SFDC-Session alone. */
async function async({ org }: OpenOrg, method: string, path: string, type: string, body?: string, headers = {}) {
  const response = await fetch(`${org.url}${base}${path}`, {
    method,
    headers: { 'x-sfdc-session': org.accessToken, 'content-type': type, ...headers },
    ...(body === undefined ? {} : { body }),
  })
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

/** Asks until the batch is over; answers its state as JSON. */
async function finished(opened: OpenOrg, path: string): Promise<Record<string, unknown>> {
  for (;;) {
    const { text } = await async(opened, 'GET', path, 'text/csv', undefined, { accept: 'application/json' })
    const info = JSON.parse(text)
    if (!['Queued', 'InProgress'].includes(info.state)) return info
    await sleep(5)
  }
}

/** jsforce closes a job after it gave the results: waits for so many closes. */
async function closed({ control }: OpenOrg, jobs: number): Promise<void> {
  const closes = () => control.calls({ method: 'POST', path: '/job/750\\w{15}$' })
  while ((await closes()).length < jobs) await sleep(5)
}

test('jsforce loads, queries, deletes', async (t) => {
  const opened = await openOrg(t)
  const { org } = opened
  const conn = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
  conn.bulk.pollInterval = 20
  conn.bulk.pollTimeout = patienceMs
  const input = [...Array.from({ length: 250 }, (_, i) => ({ Name: `A${i}`, NumberOfEmployees: i })), { Site: 'x' }]
  const loaded = await conn.bulk.load('Account', 'insert', input)
  assert.equal(loaded.length, 251)
  assert.deepEqual(loaded[250], {
    id: null,
    success: false,
    created: false,
    errors: ['REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --'],
  })
  const found = await (await conn.bulk.query('SELECT Id, Name FROM Account')).toArray()
  assert.equal(found.length, 250)
  const ids = loaded.slice(0, 250).map(({ id }) => ({ Id: id ?? '' }))
  assert.ok((await conn.bulk.load('Account', 'delete', ids)).every(({ success }) => success))
  await assert.rejects(async () => conn.bulk.load('Account', 'update', []), { name: 'ClientInputError' })
  await assert.rejects(conn.bulk.query('SELECT Nothing FROM Account'), /INVALID_FIELD/)
  await closed(opened, 5)
})

test('an expired session is told in XML, and jsforce renews it', async (t) => {
  const opened = await openOrg(t)
  const { org, control } = opened
  await control.expireTokens()
  const { status, text } = await async(opened, 'GET', '/750000000000000AAA', 'application/xml')
  assert.equal(status, 400)
  assert.match(text, /<exceptionCode>InvalidSessionId<\/exceptionCode>/)
  const conn = new Connection({
    oauth2: { loginUrl: org.loginUrl, clientId: org.clientId, clientSecret: org.clientSecret, redirectUri: org.url },
    instanceUrl: org.url,
    accessToken: org.accessToken,
    refreshToken: org.refreshToken,
  })
  conn.bulk.pollInterval = 20
  conn.bulk.pollTimeout = patienceMs
  assert.equal((await conn.bulk.load('Account', 'insert', [{ Name: 'Again' }]))[0]?.success, true)
  await closed(opened, 1)
})

test('JSON: parents by key, nulls, dates as numbers', async (t) => {
  const opened = await openOrg(t)
  const json = 'application/json'
  const wish = {
    operation: 'upsert',
    object: 'Contact',
    externalIdFieldName: 'Email',
    contentType: 'JSON',
    concurrencyMode: 0,
  }
  const job = JSON.parse((await async(opened, 'POST', '', json, JSON.stringify(wish))).text)
  assert.deepEqual([job.state, job.contentType, job.numberBatchesTotal], ['Open', 'JSON', 0])
  const records = [{ Email: 'a@example.com', LastName: 'A', Phone: null }, { Email: 'b@example.com' }]
  assert.deepEqual(Object.keys(job), Object.keys(job).sort())
  assert.deepEqual([job.assignmentRuleId, typeof job.apiVersion], [null, 'number'])
  assert.match(job.createdDate, /:\d\d\.000\+0000$/)
  const batch = JSON.parse((await async(opened, 'POST', `/${job.id}/batch`, json, JSON.stringify(records))).text)
  const over = await finished(opened, `/${job.id}/batch/${batch.id}`)
  assert.deepEqual([over['state'], over['numberRecordsProcessed'], over['numberRecordsFailed']], ['Completed', 2, 1])
  const rows = JSON.parse((await async(opened, 'GET', `/${job.id}/batch/${batch.id}/result`, json)).text)
  assert.partialDeepStrictEqual(rows, [
    { success: true, created: true, errors: [] },
    { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] },
  ])
  const closed = JSON.parse((await async(opened, 'POST', `/${job.id}`, json, '{"state":"Closed"}')).text)
  assert.equal(closed.state, 'Closed')

  const query = { operation: 'query', object: 'Contact', contentType: 'JSON' }
  const reading = JSON.parse((await async(opened, 'POST', '', json, JSON.stringify(query))).text)
  const soql = 'SELECT LastName, Owner.Name, CreatedDate FROM Contact'
  const sent = JSON.parse((await async(opened, 'POST', `/${reading.id}/batch`, json, soql)).text)
  await finished(opened, `/${reading.id}/batch/${sent.id}`)
  const [resultId] = JSON.parse((await async(opened, 'GET', `/${reading.id}/batch/${sent.id}/result`, json)).text)
  const { text } = await async(opened, 'GET', `/${reading.id}/batch/${sent.id}/result/${resultId}`, json)
  const [found] = JSON.parse(text)
  assert.deepEqual([found.LastName, typeof found.CreatedDate, found.Owner.attributes.type], ['A', 'number', 'User'])
})

test('XML: records, results and the list of batches', async (t) => {
  const opened = await openOrg(t)
  const xml = 'application/xml'
  const wish = `<jobInfo ${xmlns}><operation>insert</operation><object>Account</object><contentType>XML</contentType></jobInfo>`
  const created = await async(opened, 'POST', '', xml, wish)
  assert.equal(created.status, 201)
  const jobId = /<id>(750\w{15})</.exec(created.text)?.[1]
  const records = `<sObjects ${xmlns} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <sObject><Name>A &amp; B</Name><Phone xsi:nil="true"/></sObject><sObject><Site>x</Site></sObject></sObjects>`
  const batchId = /<id>(751\w{15})</.exec((await async(opened, 'POST', `/${jobId}/batch`, xml, records)).text)?.[1]
  await finished(opened, `/${jobId}/batch/${batchId}`)
  const { text } = await async(opened, 'GET', `/${jobId}/batch/${batchId}/result`, xml)
  assert.match(text, /<result><id>001\w{15}<\/id><success>true<\/success><created>true<\/created><\/result>/)
  assert.match(text, /<result><errors><fields>Name<\/fields><message>.*<\/message><statusCode>REQUIRED_FIELD_MISSING</)
  assert.match(
    (await async(opened, 'GET', `/${jobId}/batch`, xml)).text,
    /^<\?xml version="1.0" encoding="UTF-8"\?><batchInfoList\n {3}xmlns="[^"]+">\n <batchInfo>\n {2}<id>751.*<state>Completed</s,
  )
  assert.equal((await async(opened, 'GET', `/${jobId}/batch/${batchId}/request`, xml)).text, records)
  assert.deepEqual(
    (await opened.query('SELECT Name FROM Account')).map(({ Name }) => Name),
    ['A & B'],
  )
})

test('a job in JSON is told in XML to those who speak it, and its JSON has the bare content type', async (t) => {
  const opened = await openOrg(t)
  const wish = `<jobInfo ${xmlns}><operation>insert</operation><object>Account</object><contentType>JSON</contentType></jobInfo>`
  const made = await async(opened, 'POST', '', 'application/xml', wish)
  const id = /<id>(750\w{15})</.exec(made.text)?.[1]
  assert.ok(id, made.text)
  const json = { 'x-sfdc-session': opened.org.accessToken, 'content-type': 'application/json' }
  const sent = await fetch(`${opened.org.url}${base}/${id}/batch`, {
    method: 'POST',
    headers: json,
    body: '[{"Name":"A"}]',
  })
  assert.equal(sent.headers.get('content-type'), 'application/json')
  await sent.text()
  await opened.control.limit({ limit: 'DailyBulkApiBatches', max: 1, used: 1 })
  const refused = await async(opened, 'POST', `/${id}/batch`, 'application/json', '[{"Name":"B"}]')
  assert.deepEqual(JSON.parse(refused.text), {
    exceptionCode: 'ExceededQuota',
    exceptionMessage: 'ApiBatchItems Limit exceeded.',
  })
})

test('a column that is no field fails the batch; PK chunking cuts a query into batches', async (t) => {
  const opened = await openOrg(t)
  const json = 'application/json'
  await opened.control.generate('Account', 450, { Name: 'Company {n}' })
  const open = async (wish: object, headers = {}) =>
    JSON.parse(
      (
        await async(
          opened,
          'POST',
          '',
          json,
          JSON.stringify({ object: 'Account', contentType: 'CSV', ...wish }),
          headers,
        )
      ).text,
    ).id
  const insert = await open({ operation: 'insert' })
  const bad = await async(opened, 'POST', `/${insert}/batch`, 'text/csv', 'Name,Nope\na,b\n')
  const badId = /<id>(751\w{15})</.exec(bad.text)?.[1]
  const failed = await finished(opened, `/${insert}/batch/${badId}`)
  assert.deepEqual([failed['state'], failed['stateMessage']], ['Failed', 'InvalidBatch : Field name not found : Nope'])

  const bare = await async(opened, 'POST', `/${insert}/batch`, 'text/csv', 'Name\n')
  const bareId = /<id>(751\w{15})</.exec(bare.text)?.[1]
  const unfit = await finished(opened, `/${insert}/batch/${bareId}`)
  assert.deepEqual([unfit['state'], unfit['stateMessage']], ['Failed', 'InvalidBatch : Records not found'])

  const reading = await open({ operation: 'query' })
  const ask = async (soql: string) => {
    const { text } = await async(opened, 'POST', `/${reading}/batch`, 'text/csv', soql)
    const path = `/${reading}/batch/${/<id>(751\w{15})</.exec(text)?.[1]}`
    return { path, over: await finished(opened, path) }
  }
  const none = await ask("SELECT Id FROM Account WHERE Name = 'nobody'")
  const resultId = /<result>(752\w{15})</.exec(
    (await async(opened, 'GET', `${none.path}/result`, 'text/csv')).text,
  )?.[1]
  const empty = await async(opened, 'GET', `${none.path}/result/${resultId}`, 'text/csv')
  assert.equal(empty.text, 'Records not found for this query')
  const other = await ask('SELECT Id, (SELECT Id FROM Tasks) FROM Contact')
  assert.match(String(other.over['stateMessage']), /: INVALID_TYPE_FOR_OPERATION: The root entity .*\(Contact\)/)

  const chunked = await open({ operation: 'query' }, { 'Sforce-Enable-PKChunking': 'chunkSize=200' })
  const first = await async(opened, 'POST', `/${chunked}/batch`, 'text/csv', 'SELECT Id FROM Account')
  const firstId = /<id>(751\w{15})</.exec(first.text)?.[1]
  assert.equal((await finished(opened, `/${chunked}/batch/${firstId}`))['state'], 'NotProcessed')
  // Batches of a job in CSV are told in XML, whatever the client says it sends.
  assert.match((await async(opened, 'GET', `/${chunked}/batch`, json)).text, /^<\?xml/)
  const list = await async(opened, 'GET', `/${chunked}/batch`, json, undefined, { accept: json })
  const { batchInfo } = JSON.parse(list.text)
  assert.deepEqual(
    batchInfo.map((one: Record<string, unknown>) => one['numberRecordsProcessed']),
    [0, 200, 200, 50],
  )
})

test('zips bring files along, in CSV, XML and JSON', async (t) => {
  const opened = await openOrg(t)
  const ParentId = await opened.create('Account', { Name: 'A' })
  const requests = {
    CSV: `Name,ParentId,Body\na.txt,${ParentId},#a.txt\nb.txt,${ParentId},#sub/b.txt\n`,
    JSON: JSON.stringify([{ Name: 'c.txt', ParentId, Body: '#a.txt' }]),
    XML: `<sObjects ${xmlns}><sObject><Name>d.txt</Name><ParentId>${ParentId}</ParentId><Body>#nope</Body></sObject></sObjects>`,
  }
  const states: unknown[] = []
  for (const [type, records] of Object.entries(requests)) {
    const files = { 'request.txt': records, 'a.txt': 'first', 'sub/b.txt': 'second' }
    const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
    const wish = { operation: 'insert', object: 'Attachment', contentType: `ZIP_${type}` }
    const job = JSON.parse((await async(opened, 'POST', '', 'application/json', JSON.stringify(wish))).text)
    const sent = await fetch(`${opened.org.url}${base}/${job.id}/batch`, {
      method: 'POST',
      headers: {
        'x-sfdc-session': opened.org.accessToken,
        'content-type': `zip/${type.toLowerCase()}`,
        accept: 'application/json',
      },
      body: Buffer.from(zip),
    })
    const { id } = (await sent.json()) as { id: string }
    const batch = await finished(opened, `/${job.id}/batch/${id}`)
    states.push([batch['state'], batch['stateMessage']])
  }
  assert.deepEqual(states, [
    ['Completed', null],
    ['Completed', null],
    ['Failed', 'InvalidBatch : Failed to find the file nope in the zip file'],
  ])
  const found = await opened.query('SELECT Id, Name, BodyLength FROM Attachment ORDER BY Name')
  assert.deepEqual(
    found.map((row) => [row['Name'], row['BodyLength']]),
    [
      ['a.txt', 5],
      ['b.txt', 6],
      ['c.txt', 5],
    ],
  )
})

test('a transformation spec fills fields from columns of other names', async (t) => {
  const opened = await openOrg(t)
  const wish = { operation: 'insert', object: 'Contact', contentType: 'CSV' }
  const job = JSON.parse((await async(opened, 'POST', '', 'application/json', JSON.stringify(wish))).text)
  const spec = [
    'Salesforce Field,Csv Header,Value,Hint',
    'Name,Full Name,,',
    'LeadSource,Lead Source,Import,',
    'Description,,Imported from XYZ.csv,',
    'Birthdate,Date of Birth,,dd MM yy',
    'DoNotCall,Calls,,no|never',
  ].join('\n')
  assert.equal((await async(opened, 'POST', `/${job.id}/spec`, 'text/csv', 'A,B\n1,2')).status, 400)
  assert.equal((await async(opened, 'POST', `/${job.id}/spec`, 'text/csv', spec)).status, 201)
  const rows = 'Full Name,Lead Source,Date of Birth,Calls\nMary Ann Smith,Web,03 07 85,never\nPlato,,,yes\n'
  const sent = await async(opened, 'POST', `/${job.id}/batch`, 'text/csv', rows, { accept: 'application/json' })
  assert.equal((await finished(opened, `/${job.id}/batch/${JSON.parse(sent.text).id}`))['state'], 'Completed')
  const fields = ['FirstName', 'LastName', 'LeadSource', 'Birthdate', 'DoNotCall', 'Description']
  const found = await opened.query(`SELECT ${fields.join(', ')} FROM Contact ORDER BY LastName`)
  assert.deepEqual(
    found.map((row) => fields.map((name) => row[name])),
    [
      [null, 'Plato', 'Import', null, false, 'Imported from XYZ.csv'],
      ['Mary Ann', 'Smith', 'Web', '1985-07-03', true, 'Imported from XYZ.csv'],
    ],
  )
})
