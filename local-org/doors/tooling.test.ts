/** The Tooling API: set-up as rows, rows of its own, and honest refusals where Apex would run. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { openOrg } from '../testing/open-org.ts'

async function connect(t: Parameters<typeof openOrg>[0]) {
  const opened = await openOrg(t)
  const { url, accessToken } = opened.org
  return { ...opened, tooling: new Connection({ instanceUrl: url, accessToken, version: '60.0' }).tooling }
}

test('objects and fields are rows, custom ones at once, in both APIs', async (t) => {
  const { query, control, tooling } = await connect(t)
  await control.post('/objects', { name: 'Ship__c', label: 'Ship' })
  await control.post('/objects/Ship__c/fields', { name: 'Mass__c', type: 'double', precision: 18, scale: 2 })
  const where = "WHERE EntityDefinition.QualifiedApiName = 'Ship__c' AND QualifiedApiName IN ('Mass__c', 'OwnerId')"
  const text = `SELECT QualifiedApiName, DataType, EntityDefinition.Label FROM FieldDefinition ${where} ORDER BY Label`
  const fields = await query(text)
  assert.deepEqual(
    fields.map(({ QualifiedApiName, DataType }) => [QualifiedApiName, DataType]),
    [
      ['Mass__c', 'Number(16, 2)'],
      ['OwnerId', 'Lookup(User)'],
    ],
  )
  const entity =
    "SELECT KeyPrefix, (SELECT DeveloperName FROM Fields WHERE IsNameField = true) FROM EntityDefinition WHERE DurableId = 'Ship__c'"
  assert.partialDeepStrictEqual((await tooling.query(entity)).records, [
    { Fields: { records: [{ DeveloperName: 'Name' }] } },
  ])
  const custom = await tooling.query('SELECT DeveloperName, EntityDefinition.QualifiedApiName FROM CustomField')
  assert.ok(custom.records.some((record) => record['DeveloperName'] === 'Mass'))
})

test('definitions have the columns set-up tools ask for, and go by durable ids; whole components come one at a time', async (t) => {
  const { call } = await openOrg(t)
  const ask = async (soql: string) => {
    const { status, body } = await call('GET', `/tooling/query?${new URLSearchParams({ q: soql })}`)
    return status === 200 ? (body as { records: Record<string, unknown>[] }).records : body
  }
  const entity =
    "SELECT RecordTypesSupported, NewUrl, DetailUrl, IsCustomSetting FROM EntityDefinition WHERE QualifiedApiName = 'Account'"
  assert.partialDeepStrictEqual(await ask(entity), [
    { RecordTypesSupported: { recordTypeInfos: [{ master: true, available: true }] }, NewUrl: '/001/e' },
  ])
  const field = "EntityDefinitionId = 'Contact' AND QualifiedApiName = 'AccountId'"
  assert.partialDeepStrictEqual(
    await ask(`SELECT Metadata, ReferenceTo, IsCompound FROM FieldDefinition WHERE ${field}`),
    [{ Metadata: { type: 'Lookup' }, ReferenceTo: { referenceTo: ['Account'] }, IsCompound: false }],
  )
  const particle = `SELECT FieldDefinition.DurableId, ReferenceTo, IsComponent FROM EntityParticle WHERE ${field}`
  assert.partialDeepStrictEqual(await ask(particle), [{ FieldDefinition: { DurableId: 'Contact.AccountId' } }])
  const relationship =
    "SELECT RelationshipName, IsCascadeDelete, ChildSobject.Label FROM RelationshipDomain WHERE ParentSobjectId = 'Account' AND ChildSobjectId = 'Contact'"
  const kin = (await ask(relationship)) as { RelationshipName: string }[]
  assert.ok(
    kin.some(({ RelationshipName }) => RelationshipName === 'Contacts'),
    JSON.stringify(kin),
  )
  assert.partialDeepStrictEqual(
    await ask("SELECT Metadata FROM FieldDefinition WHERE EntityDefinitionId = 'Contact'"),
    [{ errorCode: 'MALFORMED_QUERY' }],
  )
  const wish = { method: 'GET', url: '/services/data/v60.0/tooling/query?q=SELECT+Id+FROM+ApexClass', referenceId: 'a' }
  const together = await call('POST', '/tooling/composite', { compositeRequest: [wish] })
  assert.partialDeepStrictEqual(together.body, { compositeResponse: [{ httpStatusCode: 200 }] })
})

test('rows of the Tooling API alone: made, changed, gone, and unknown to the data API', async (t) => {
  const { call, tooling } = await connect(t)
  const levels = tooling.sobject('DebugLevel')
  const made = await levels.create({ DeveloperName: 'loud', MasterLabel: 'Loud', ApexCode: 'ERROR' })
  const id = made.id ?? ''
  await levels.record(id).update({ ApexCode: 'WARN' })
  const row = await levels.retrieve(id)
  assert.deepEqual([row['ApexCode'], row['System']], ['WARN', 'INFO'])
  assert.equal(row.attributes?.url, `/services/data/v60.0/tooling/sobjects/DebugLevel/${id}`)
  assert.equal((await call('GET', `/sobjects/DebugLevel/${id}`)).status, 404)
  await levels.destroy(id)
  await assert.rejects(levels.retrieve(id), { errorCode: 'NOT_FOUND' })
})

test('Apex is found by its name', async (t) => {
  const { tooling, call } = await connect(t)
  await tooling.create('ApexClass', { Name: 'Hull', Body: 'public class Hull {}' })
  const found = await call('GET', '/tooling/search?q=FIND+%7BHull%7D+RETURNING+ApexClass(Name)')
  assert.partialDeepStrictEqual(found.body, { searchRecords: [{ Name: 'Hull', attributes: { type: 'ApexClass' } }] })
})

test('a static resource comes back as it was sent', async (t) => {
  const { org, tooling } = await connect(t)
  const Body = Buffer.from('zip').toString('base64')
  const made = await tooling.create('StaticResource', { Name: 'Zip', ContentType: 'application/zip', Body })
  const row = await tooling.retrieve('StaticResource', made.id ?? '')
  const answer = await fetch(org.url + row['Body'], { headers: { authorization: `Bearer ${org.accessToken}` } })
  assert.equal(await answer.text(), 'zip')
  assert.equal(row['BodyLength'], 3)
})

test('Apex is not run, and the answer says so', async (t) => {
  const { call, tooling } = await connect(t)
  const run = await call('GET', '/tooling/executeAnonymous?anonymousBody=System.debug(1)')
  assert.equal(run.headers.get('x-local-org-unsupported'), 'running Apex')
  assert.partialDeepStrictEqual(run.body, { compiled: false, success: false })
  const tests = await call('POST', '/tooling/runTestsAsynchronous', { testLevel: 'RunLocalTests' })
  const sentence = 'The local org does not run Apex.'
  assert.deepEqual([tests.status, tests.body], [400, [{ message: sentence, errorCode: 'FUNCTIONALITY_NOT_ENABLED' }]])
  assert.equal(await tooling.sobject('ApexClass').findOne(), null)
  assert.equal((await call('GET', '/tooling/sobjects/SourceMember/describe')).status, 404)
})

test('open and closed activities are sub-queries of a record', async (t) => {
  const { call, create, query } = await connect(t)
  const accountId = await create('Account', { Name: 'A' })
  const contactId = await create('Contact', { LastName: 'C', AccountId: accountId })
  await create('Task', { Subject: 'Done', WhoId: contactId, Status: 'Completed' })
  await create('Task', { Subject: 'To do', WhatId: accountId })
  await create('Event', {
    Subject: 'Was',
    WhatId: accountId,
    StartDateTime: '2020-01-01T10:00:00Z',
    DurationInMinutes: 30,
  })
  const lists = '(SELECT Subject FROM ActivityHistories ORDER BY Subject), (SELECT Subject, IsTask FROM OpenActivities)'
  const [row] = await query(`SELECT Id, ${lists} FROM Account`)
  assert.partialDeepStrictEqual(row, {
    ActivityHistories: { totalSize: 2, records: [{ Subject: 'Done' }, { Subject: 'Was' }] },
    OpenActivities: { totalSize: 1, records: [{ Subject: 'To do', IsTask: true }] },
  })
  const alone = await call('GET', '/query?q=SELECT+Id+FROM+OpenActivity')
  assert.equal(alone.status, 400)
})

test('what Change Data Capture watches, channels and managed subscriptions are rows, as they are now', async (t) => {
  const { call, control } = await openOrg(t)
  const rows = async (soql: string) => {
    const { body } = await call('GET', `/tooling/query?${new URLSearchParams({ q: soql })}`)
    return (body as { records: Record<string, unknown>[] }).records
  }
  const members = 'SELECT SelectedEntity FROM PlatformEventChannelMember WHERE EventChannel = '
  const names = async (channel: string) => (await rows(`${members}'${channel}'`)).map((one) => one['SelectedEntity'])
  await control.post('/events/selection', { objects: ['Account'] })
  assert.deepEqual(await names('ChangeEvents'), ['AccountChangeEvent'])
  await control.post('/events/channels', { name: 'Sales__chn', objects: ['Lead'] })
  assert.deepEqual(await names('Sales__chn'), ['LeadChangeEvent'])
  assert.equal((await rows('SELECT DeveloperName FROM PlatformEventChannel'))[0]?.['DeveloperName'], 'Sales')
  await control.post('/pubsub/managed-subscriptions', { developerName: 'Mine', topic: '/data/ChangeEvents' })
  const [mine] = await rows("SELECT Id, State FROM ManagedEventSubscription WHERE DeveloperName = 'Mine'")
  assert.match(String(mine?.['Id']), /^18x\w{15}$/)
  assert.equal(mine?.['State'], 'RUN')
})

test('rows that are components as well go by full name and content in the Tooling API, and are made and changed by them', async (t) => {
  const { call } = await openOrg(t)
  const first = async (soql: string) => {
    const { body } = await call('GET', `/tooling/query?${new URLSearchParams({ q: soql })}`)
    return (body as { records: { Id: string; FullName: string; Metadata: object }[] }).records[0]
  }
  const admin = await first("SELECT Id, FullName, Metadata FROM Profile WHERE Name = 'System Administrator'")
  assert.partialDeepStrictEqual(admin, { FullName: 'Admin', Metadata: { custom: false } })
  const made = await call('POST', '/tooling/sobjects/RecordType', {
    FullName: 'Account.Partner',
    Metadata: { label: 'Partner', active: true },
  })
  assert.equal(made.status, 201)
  const { id } = made.body as { id: string }
  const change = { Metadata: { label: 'Partners', active: true, description: 'They sell for us' } }
  assert.equal((await call('PATCH', `/tooling/sobjects/RecordType/${id}`, change)).status, 204)
  assert.partialDeepStrictEqual(await first(`SELECT Id, FullName, Metadata FROM RecordType WHERE Id = '${id}'`), {
    FullName: 'Account.Partner',
    Metadata: { active: true, description: 'They sell for us', label: 'Partners' },
  })
  const set = await call('POST', '/tooling/sobjects/PermissionSet', { Name: 'Readers', Label: 'Readers' })
  assert.equal(set.status, 201)
  const { body } = await call('GET', `/tooling/sobjects/PermissionSet/${(set.body as { id: string }).id}`)
  assert.partialDeepStrictEqual(body, { FullName: 'Readers', Metadata: { label: 'Readers' } })
  assert.equal((await call('GET', '/query?q=SELECT+Metadata+FROM+Profile')).status, 400)
})
