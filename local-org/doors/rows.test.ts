/** Rows, descriptions and refusals over plain HTTP: shapes, statuses and words. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

test('create answers 201 with Location, update and delete 204 without body', async (t) => {
  const { call } = await openOrg(t)
  const created = await call('POST', '/sobjects/account/', { name: 'Lower case' })
  assert.equal(created.status, 201)
  const { id, ...rest } = created.body as { id: string }
  assert.deepEqual(rest, { success: true, errors: [] })
  assert.equal(created.headers.get('location'), `/services/data/v60.0/sobjects/Account/${id}`)
  assert.equal(created.headers.get('content-type'), 'application/json;charset=UTF-8')
  const updated = await call('PATCH', `/sobjects/Account/${id.slice(0, 15)}`, { Site: 'Bonn' })
  assert.deepEqual([updated.status, updated.body], [204, ''])
  const row = await call('GET', `/sobjects/Account/${id}?fields=site,Name`)
  const url = `/services/data/v60.0/sobjects/Account/${id}`
  assert.deepEqual(row.body, { attributes: { type: 'Account', url }, Site: 'Bonn', Name: 'Lower case' })
  assert.equal((await call('DELETE', `/sobjects/Account/${id}`)).status, 204)
  const gone = await call('GET', `/sobjects/Account/${id}`)
  const refusal = { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }
  assert.deepEqual([gone.status, gone.body], [404, [refusal]])
  const again = await call('DELETE', `/sobjects/Account/${id}`)
  const deleted = { message: 'entity is deleted', errorCode: 'ENTITY_IS_DELETED', fields: [] }
  assert.deepEqual([again.status, again.body], [404, [deleted]])
})

test('doubled and trailing slashes and other versions lead to the same place', async (t) => {
  const { call } = await openOrg(t)
  assert.equal((await call('GET', '/services//data//v41.0//sobjects/')).status, 200)
  assert.equal((await call('GET', '/services/data/v20.0/limits/')).status, 200)
  const retired = await call('GET', '/services/data/v19.0/limits')
  assert.deepEqual([retired.status, (retired.body as { errorCode: string }[])[0]?.errorCode], [410, 'GONE'])
  assert.equal((await call('GET', '/services/data/v6.0/limits')).status, 404)
  assert.equal((await call('GET', '/services/data/v69.0/limits')).status, 404)
})

test('refusals have the shape and words of Salesforce', async (t) => {
  const { call } = await openOrg(t)
  const cases = [
    {
      reply: await call('POST', '/sobjects/Account', {}),
      status: 400,
      error: { message: 'Required fields are missing: [Name]', errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] },
    },
    {
      reply: await call('GET', '/sobjects/Nothing__c/describe'),
      status: 404,
      error: { message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' },
    },
    {
      reply: await call('GET', '/limits', undefined, { authorization: 'Bearer nonsense' }),
      status: 401,
      error: { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' },
    },
    {
      reply: await call('POST', '/sobjects/Account', ''),
      status: 400,
      error: {
        message: 'The HTTP entity body is required, but this request has no entity body.',
        errorCode: 'JSON_PARSER_ERROR',
      },
    },
    {
      reply: await call('POST', '/sobjects/Account', '{"Name": x}'),
      status: 400,
      error: {
        message:
          "Unexpected character ('x' (code 120)): expected a valid value (number, String, array, object, 'true', 'false' or 'null') at [line:1, column:11]",
        errorCode: 'JSON_PARSER_ERROR',
      },
    },
    {
      reply: await call('PUT', '/limits'),
      status: 405,
      error: { message: "HTTP Method 'PUT' not allowed. Allowed are GET,HEAD", errorCode: 'METHOD_NOT_ALLOWED' },
    },
    {
      reply: await call('GET', '/sobjects/Account/Nope__c/1'),
      status: 404,
      error: {
        message: 'Provided external ID field does not exist or is not accessible: Nope__c',
        errorCode: 'NOT_FOUND',
      },
    },
  ]
  for (const { reply, status, error } of cases) assert.deepEqual([reply.status, reply.body], [status, [error]])
})

test('what is not there names itself in X-Local-Org-Unsupported', async (t) => {
  const { call } = await openOrg(t)
  const reply = await call('GET', '/analytics/reports')
  assert.equal(reply.status, 404)
  assert.equal(reply.headers.get('x-local-org-unsupported'), 'reports and dashboards')
})

test('upsert by external id: 201, 200, 204 for old versions, 300 for several, updateOnly', async (t) => {
  const { call, create } = await openOrg(t)
  const first = await call('PATCH', '/sobjects/Contact/Email/a@example.com', { LastName: 'A' })
  assert.deepEqual([first.status, (first.body as { created: boolean }).created], [201, true])
  const second = await call('PATCH', '/sobjects/contact/email/A@EXAMPLE.com', { LastName: 'B' })
  assert.deepEqual([second.status, (second.body as { created: boolean }).created], [200, false])
  const old = await call('PATCH', '/services/data/v45.0/sobjects/Contact/Email/a@example.com', { LastName: 'C' })
  assert.equal(old.status, 204)
  const missing = await call('PATCH', '/sobjects/Contact/Email/b@example.com?updateOnly=true', { LastName: 'D' })
  assert.equal(missing.status, 404)
  await create('Contact', { LastName: 'Twin', Email: 'a@example.com' })
  const several = await call('PATCH', '/sobjects/Contact/Email/a@example.com', { LastName: 'E' })
  assert.equal(several.status, 300)
  assert.equal((several.body as string[]).length, 2)
})

test('relationships lead to parents and children', async (t) => {
  const { call, create } = await openOrg(t)
  const accountId = await create('Account', { Name: 'Parent' })
  const contactId = await create('Contact', { LastName: 'Child', AccountId: accountId })
  const children = await call('GET', `/sobjects/Account/${accountId}/Contacts?fields=LastName`)
  const { totalSize, records } = children.body as { totalSize: number; records: { LastName: string }[] }
  assert.deepEqual([totalSize, records[0]?.LastName], [1, 'Child'])
  const parent = await call('GET', `/sobjects/Contact/${contactId}/Account?fields=Name`)
  assert.equal((parent.body as { Name: string }).Name, 'Parent')
})

test('files go up as base64 or multipart and come down as bytes', async (t) => {
  const { org, call, create, query } = await openOrg(t)
  const parentId = await create('Account', { Name: 'With file' })
  const body = Buffer.from('hello file').toString('base64')
  const attachment = await create('Attachment', { ParentId: parentId, Name: 'a.txt', Body: body })
  assert.equal((await call('GET', `/sobjects/Attachment/${attachment}/Body`)).body, 'hello file')

  const form = new FormData()
  const entity = new Blob([JSON.stringify({ Title: 'Photo', PathOnClient: 'p.bin' })], { type: 'application/json' })
  form.set('entity_content', entity)
  form.set('VersionData', new Blob([new Uint8Array([0, 1, 13, 10, 255])]), 'p.bin')
  const response = await fetch(`${org.url}/services/data/v60.0/sobjects/ContentVersion`, {
    method: 'POST',
    headers: { authorization: `Bearer ${org.accessToken}` },
    body: form,
  })
  assert.equal(response.status, 201)
  const [version] = await query('SELECT Id, ContentSize, VersionData FROM ContentVersion')
  assert.equal(version?.['ContentSize'], 5)
  const bytes = await fetch(org.url + String(version?.['VersionData']), {
    headers: { authorization: `Bearer ${org.accessToken}` },
  })
  assert.deepEqual([...new Uint8Array(await bytes.arrayBuffer())], [0, 1, 13, 10, 255])

  const Content = Buffer.from('<p>Hi</p>').toString('base64')
  const ContentDocumentId = await create('ContentNote', { Title: 'Note', Content })
  assert.equal((await call('GET', `/sobjects/ContentNote/${ContentDocumentId}/Content`)).body, '<p>Hi</p>')
  await create('ContentDocumentLink', { ContentDocumentId, LinkedEntityId: parentId })
  const all = '(SELECT Title, RecordType FROM CombinedAttachments ORDER BY Title)'
  const [lists] = await query(`SELECT Id, ${all}, (SELECT FileType FROM AttachedContentDocuments) FROM Account`)
  assert.partialDeepStrictEqual(lists, {
    AttachedContentDocuments: { totalSize: 1, records: [{ FileType: 'SNOTE' }] },
    CombinedAttachments: {
      records: [
        { Title: 'a.txt', RecordType: 'Attachment' },
        { Title: 'Note', RecordType: 'File' },
      ],
    },
  })

  const Metadata = { type: 'Html', label: 'Story', length: 32_768, visibleLines: 10 }
  await call('POST', '/tooling/sobjects/CustomField', { FullName: 'Account.Story__c', Metadata })
  const told = await create('Account', { Name: 'Told', Story__c: `<img src="data:image/png;base64,${body}">` })
  const [{ Story__c } = {}] = await query(`SELECT Story__c FROM Account WHERE Id = '${told}'`)
  const [reference] = /0EM\w+/.exec(String(Story__c)) ?? []
  const pictures = `/sobjects/Account/${told}/richTextImageFields/Story__c`
  assert.equal((await call('GET', `${pictures}/${reference}`)).body, 'hello file')
  assert.equal((await call('GET', `${pictures}/0EM000000000001`)).status, 404)
})

test('describe answers 304 until the schema changes', async (t) => {
  const { call, control } = await openOrg(t)
  const first = await call('GET', '/sobjects/Account/describe')
  const since = { 'if-modified-since': first.headers.get('last-modified') ?? '' }
  assert.equal((await call('GET', '/sobjects/Account/describe', undefined, since)).status, 304)
  await control.advanceClock(60_000)
  await control.post('/objects/Account/fields', { name: 'Color__c', type: 'string', label: 'Color' })
  const unless = { 'if-unmodified-since': since['if-modified-since'] }
  assert.equal((await call('GET', '/sobjects/Account/describe', undefined, unless)).status, 412)
  const changed = await call('GET', '/sobjects/Account/describe', undefined, since)
  assert.equal(changed.status, 200)
  const { fields } = changed.body as { fields: { name: string; soapType: string }[] }
  assert.equal(fields.find(({ name }) => name === 'Color__c')?.soapType, 'xsd:string')
})

test('getUpdated and getDeleted tell what happened in a window', async (t) => {
  const { call, create, control } = await openOrg(t)
  const kept = await create('Lead', { LastName: 'Kept', Company: 'C' })
  const gone = await create('Lead', { LastName: 'Gone', Company: 'C' })
  await call('DELETE', `/sobjects/Lead/${gone}`)
  const { ms } = await control.advanceClock(120_000)
  const iso = (at: number) => encodeURIComponent(new Date(at).toISOString().replace('Z', '+00:00'))
  const window = `start=${iso(ms - 600_000)}&end=${iso(ms)}`
  const updated = await call('GET', `/sobjects/Lead/updated/?${window}`)
  assert.deepEqual((updated.body as { ids: string[] }).ids, [kept])
  const deleted = await call('GET', `/sobjects/Lead/deleted/?${window}`)
  const { deletedRecords } = deleted.body as { deletedRecords: { id: string; deletedDate: string }[] }
  assert.deepEqual(
    deletedRecords.map(({ id }) => id),
    [gone],
  )
  assert.match(deletedRecords[0]?.deletedDate ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/)
})

test('list views show their rows', async (t) => {
  const { call } = await openOrg(t, { seed: 'demo' })
  const { body } = await call('GET', '/sobjects/Lead/listviews')
  const { listviews } = body as { listviews: { id: string; developerName: string }[] }
  const view = listviews.find(({ developerName }) => developerName === 'AllOpenLeads')
  const results = await call('GET', `/sobjects/Lead/listviews/${view?.id}/results?limit=5`)
  const { records, size } = results.body as { size: number; records: { columns: { fieldNameOrPath: string }[] }[] }
  assert.equal(size, 5)
  assert.equal(records[0]?.columns[0]?.fieldNameOrPath, 'Name')
  const described = await call('GET', `/sobjects/Lead/listviews/${view?.id}/describe`)
  assert.match((described.body as { query: string }).query, /^SELECT Name, .* FROM Lead WHERE IsConverted = false/)
})

test('a parent is changed and deleted through the relationship that leads to it', async (t) => {
  const { call, create, query } = await openOrg(t)
  const accountId = await create('Account', { Name: 'A' })
  const id = await create('Contact', { LastName: 'C', AccountId: accountId })
  const lone = await create('Contact', { LastName: 'Lone' })
  assert.equal((await call('PATCH', `/sobjects/Contact/${id}/Account`, { Name: 'B' })).status, 204)
  assert.deepEqual((await query('SELECT Name FROM Account'))[0]?.['Name'], 'B')
  assert.equal((await call('PATCH', `/sobjects/Contact/${lone}/Account`, { Name: 'B' })).status, 404)
  assert.equal((await call('DELETE', `/sobjects/Contact/${id}/Account`)).status, 204)
  assert.deepEqual(await query('SELECT Name FROM Account'), [])
})

test('what is missing is refused with a word that names it', async (t) => {
  const { call } = await openOrg(t)
  const wave = await call('GET', '/wave/dashboards')
  assert.deepEqual([wave.status, wave.headers.get('x-local-org-unsupported')], [404, 'CRM Analytics'])
  const requests = [{ actionType: 'Submit', contextId: '001000000000000AAA' }]
  const submit = await call('POST', '/process/approvals', { requests })
  const [refusal] = submit.body as { errorCode: string }[]
  assert.deepEqual([submit.status, refusal?.errorCode], [400, 'NO_APPLICABLE_PROCESS'])
  assert.equal(submit.headers.get('x-local-org-unsupported'), 'approval processes')
})

test('the event of batches of Apex that fail has a schema, and is published like any other', async (t) => {
  const { call } = await openOrg(t)
  const name = 'BatchApexErrorEvent'
  const { body } = await call('GET', `/sobjects/${name}/eventSchema?payloadFormat=COMPACT`)
  const { fields } = body as { fields: { name: string }[] }
  assert.deepEqual(
    fields.slice(0, 4).map((field) => field.name),
    ['CreatedDate', 'CreatedById', 'ExceptionType', 'StackTrace'],
  )
  const published = await call('POST', `/sobjects/${name}`, { Message: 'Too many rows', Phase: 'EXECUTE' })
  assert.partialDeepStrictEqual(published, { status: 201, body: { errors: [{ statusCode: 'OPERATION_ENQUEUED' }] } })
  assert.equal((await call('GET', `/query?q=SELECT+Id+FROM+${name}`)).status, 400)
})

test('publishing a platform event answers that it is queued, with its UUID', async (t) => {
  const { call } = await openOrg(t)
  const { status, body } = await call('POST', '/sobjects/Sample__e', { Message__c: 'hi' })
  const { success, errors } = body as { success: boolean; errors: { statusCode: string; message: string }[] }
  assert.deepEqual([status, success, errors.length, errors[0]?.statusCode], [201, true, 1, 'OPERATION_ENQUEUED'])
  assert.match(errors[0]?.message ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-4/)
})
