/** Components made, read, changed, listed and deleted one by one, by jsforce. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from '../soap/testing/open-soap.ts'

const crate = {
  fullName: 'Crate__c',
  label: 'Crate',
  pluralLabel: 'Crates',
  nameField: { type: 'AutoNumber', label: 'Crate No', displayFormat: 'C-{0000}', startingNumber: 7 },
  deploymentStatus: 'Deployed',
  description: 'Holds bottles & more',
  sharingModel: 'ReadWrite',
}

test('a custom object with its fields is there at once, for describe, rows and queries', async (t) => {
  const { conn, query } = await openSoap(t)
  const made = await conn.metadata.create('CustomObject', {
    ...crate,
    fields: [
      { fullName: 'Weight__c', label: 'Weight', type: 'Number', precision: 6, scale: 2 },
      { fullName: 'Kind__c', label: 'Kind', type: 'Picklist', valueSet: kinds },
    ],
  } as never)
  assert.deepEqual(made, { errors: [], fullName: 'Crate__c', success: true })
  await conn.metadata.create('CustomField', {
    fullName: 'Crate__c.Account__c',
    label: 'Account',
    type: 'Lookup',
    referenceTo: 'Account',
    relationshipName: 'Crates',
  } as never)
  const { fields } = await conn.sobject('Crate__c').describe()
  const weight = fields.find(({ name }) => name === 'Weight__c')
  assert.deepEqual([weight?.type, weight?.precision, weight?.scale], ['double', 6, 2])
  const id = (await conn.sobject('Crate__c').create({ Weight__c: 1.5, Kind__c: 'Wood' })).id
  assert.partialDeepStrictEqual(await query('SELECT Id, Name, Weight__c, Account__r.Name FROM Crate__c'), [
    { Id: id, Name: 'C-0007', Weight__c: 1.5, Account__r: null },
  ])
  await assert.rejects(conn.sobject('Crate__c').create({ Kind__c: 'Glass' }), {
    errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  })

  const read = await conn.metadata.read('CustomObject', 'Crate__c')
  assert.deepEqual(
    [read.label, read.description, read.nameField?.type],
    ['Crate', 'Holds bottles & more', 'AutoNumber'],
  )
  assert.deepEqual(read.fields?.map(({ fullName }) => fullName).sort(), ['Account__c', 'Kind__c', 'Weight__c'])
  const listed = await conn.metadata.list([{ type: 'CustomObject' }, { type: 'CustomField' }])
  const names = listed.map(({ fullName }) => fullName)
  assert.ok(names.includes('Account') && names.includes('Crate__c') && names.includes('Crate__c.Weight__c'))
  assert.equal(listed.find(({ fullName }) => fullName === 'Crate__c')?.fileName, 'objects/Crate__c.object')
  const builtIn = listed.find(({ fullName }) => fullName === 'Account')
  assert.partialDeepStrictEqual(builtIn, { id: '', createdDate: '1970-01-01T00:00:00.000Z', namespacePrefix: '' })
})

/** The answer to a single component is no list. */
async function succeeds(done: Promise<unknown>): Promise<void> {
  assert.partialDeepStrictEqual(await done, { success: true })
}

const kinds = {
  restricted: true,
  valueSetDefinition: { sorted: false, value: [{ fullName: 'Wood', default: false, label: 'Wood' }] },
}

test('what is wrong is a refusal of that component', async (t) => {
  const { conn } = await openSoap(t)
  const eleven = Array.from({ length: 11 }, () => 'Account')
  const tooMany = /EXCEEDED_ID_LIMIT: record limit reached. cannot submit more than 10 records in this operation/
  await assert.rejects(conn.metadata.read('CustomObject', eleven), tooMany)
  assert.equal([await conn.metadata.read('CustomApplication', eleven)].flat().length, 11)
  const create = async (type: string, component: object) => {
    const result = await conn.metadata.create(type as 'CustomObject', component as never)
    return [(result as never as { errors: { statusCode: string; message: string }[] }).errors[0]].map(
      (error) => `${error?.statusCode}: ${error?.message}`,
    )[0]
  }
  await conn.metadata.create('CustomObject', crate as never)
  assert.equal(
    await create('CustomObject', crate),
    'DUPLICATE_DEVELOPER_NAME: There is already a CustomObject named Crate__c.',
  )
  assert.match(
    String(await create('CustomObject', { ...crate, fullName: 'A__c', label: '' })),
    /^REQUIRED_FIELD_MISSING/,
  )
  assert.match(String(await create('CustomObject', { ...crate, fullName: 'A__x' })), /does not support objects/)
  assert.match(
    String(await create('ExperienceBundle', { fullName: 'A', content: '' })),
    /INVALID_TYPE: Cannot use: ExperienceBundle in this organization/,
  )
  const field = { fullName: 'Crate__c.A__c', label: 'A', type: 'Text' }
  assert.match(String(await create('CustomField', field)), /Must specify 'length' for a CustomField of type Text/)
  assert.match(
    String(await create('CustomField', { ...field, type: 'Lookup', referenceTo: 'No__c' })),
    /does not resolve/,
  )
  assert.match(String(await create('CustomField', { ...field, fullName: 'No__c.A__c' })), /no CustomObject named No__c/)
  assert.match(
    String(await create('CustomField', { ...field, type: 'Texx' })),
    /: 'Texx' is not a valid value for the enum 'FieldType'$/,
  )
  const gone = (await conn.metadata.update('CustomObject', { ...crate, fullName: 'No__c' } as never)) as never
  assert.partialDeepStrictEqual(gone, { success: false, errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] })
  assert.equal((await conn.metadata.read('CustomObject', ['No__c']))[0]?.fullName, undefined)
})

test('what the local org has not is named in a header, in results as in faults', async (t) => {
  const { soap } = await openSoap(t)
  const lacking = async (body: string, path: string) =>
    (await soap(body, undefined, path)).headers.get('x-local-org-unsupported')
  const field = '<fullName>Account.A__c</fullName><label>A</label><type>ExternalLookup</type>'
  const component = `<metadata xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:type="CustomField">${field}</metadata>`
  assert.equal(
    await lacking(`<createMetadata>${component}</createMetadata>`, 'm/60.0'),
    'fields of type ExternalLookup',
  )
  const submit = '<actions><objectId>001000000000001</objectId></actions>'
  assert.equal(await lacking(`<process>${submit}</process>`, 'u/60.0'), 'approval processes')
  assert.equal(await lacking('<executeAnonymous><String>1;</String></executeAnonymous>', 's/60.0'), 'Apex')
})

test('objects and fields are changed and taken away', async (t) => {
  const { conn, call, query } = await openSoap(t)
  await succeeds(conn.metadata.create('CustomObject', crate as never))
  const field = { fullName: 'Crate__c.Size__c', label: 'Size', type: 'Number', precision: 6, scale: 2 }
  await succeeds(conn.metadata.create('CustomField', field as never))
  const account = {
    fullName: 'Crate__c.Account__c',
    label: 'Account',
    type: 'Lookup',
    referenceTo: 'Account',
    relationshipName: 'Boxes',
  }
  await succeeds(conn.metadata.create('CustomField', account as never))
  await conn.sobject('Crate__c').create({ Size__c: 2 })
  await succeeds(conn.metadata.update('CustomObject', { ...crate, label: 'Box', description: null } as never))
  await succeeds(conn.metadata.update('CustomField', { ...field, label: 'Width' } as never))
  const described = await conn.sobject('Crate__c').describe()
  assert.equal(described.label, 'Box')
  assert.equal(described.fields.find(({ name }) => name === 'Size__c')?.label, 'Width')
  assert.partialDeepStrictEqual(await query('SELECT Size__c FROM Crate__c'), [{ Size__c: 2 }])
  assert.deepEqual(await query('SELECT Id, (SELECT Id FROM Boxes__r) FROM Account'), [])
  const read = await conn.metadata.read('CustomObject', 'Crate__c')
  assert.deepEqual([read.label, read.description], ['Box', undefined])
  await succeeds(conn.metadata.delete('CustomField', 'Crate__c.Size__c'))
  assert.equal((await call('GET', '/query?q=SELECT+Size__c+FROM+Crate__c')).status, 400)
  await succeeds(conn.metadata.delete('CustomObject', 'Crate__c'))
  assert.equal((await call('GET', '/sobjects/Crate__c/describe')).status, 404)
  await succeeds(conn.metadata.create('CustomObject', crate as never))
})

test('rules, record types and permission sets work and can be taken away', async (t) => {
  const { conn, call, query } = await openSoap(t)
  await conn.metadata.create('ValidationRule', {
    fullName: 'Account.Needs_Site',
    active: true,
    errorConditionFormula: 'ISBLANK(Site)',
    errorDisplayField: 'Site',
    errorMessage: 'Where is it?',
  } as never)
  const refused = await call('POST', '/sobjects/Account', { Name: 'A' })
  assert.partialDeepStrictEqual(refused.body, [{ message: 'Where is it?', fields: ['Site'] }])
  const removed = (await conn.metadata.delete('ValidationRule', 'Account.Needs_Site')) as never as { success: boolean }
  assert.equal(removed.success, true)
  assert.equal((await call('POST', '/sobjects/Account', { Name: 'A' })).status, 201)

  await conn.metadata.upsert('RecordType', { fullName: 'Account.Partner', active: true, label: 'Partner' } as never)
  const [again] = (await conn.metadata.upsert('RecordType', [
    { fullName: 'Account.Partner', active: true, label: 'Partners' },
  ] as never)) as { created: boolean }[]
  assert.equal(again?.created, false)
  assert.partialDeepStrictEqual(await query('SELECT Name, SobjectType FROM RecordType'), [
    { Name: 'Partners', SobjectType: 'Account' },
  ])

  await conn.metadata.create('PermissionSet', {
    fullName: 'Readers',
    label: 'Readers',
    objectPermissions: [{ object: 'Account', allowRead: true, allowEdit: false }],
    fieldPermissions: [{ field: 'Account.Site', readable: true, editable: false }],
  } as never)
  const sets = "SELECT PermissionsRead, PermissionsEdit FROM ObjectPermissions WHERE Parent.Name = 'Readers'"
  assert.partialDeepStrictEqual(await query(sets), [{ PermissionsRead: true, PermissionsEdit: false }])
  assert.equal((await conn.metadata.read('PermissionSet', 'Readers')).label, 'Readers')
})

test('a custom object is renamed with its fields, rules and permissions, but not with records', async (t) => {
  const { conn, call } = await openSoap(t)
  const size = { fullName: 'Size__c', label: 'Size', type: 'Number', precision: 6, scale: 2, required: true }
  const views = [{ fullName: 'Big', label: 'Big', filterScope: 'Everything' }]
  await succeeds(conn.metadata.create('CustomObject', { ...crate, fields: [size], listViews: views } as never))
  await succeeds(
    conn.metadata.create('PermissionSet', {
      fullName: 'Crates',
      label: 'Crates',
      objectPermissions: [{ object: 'Crate__c', allowRead: true }],
    } as never),
  )
  await succeeds(conn.metadata.rename('CustomObject', 'Crate__c', 'Box__c'))
  assert.equal((await call('GET', '/sobjects/Crate__c/describe')).status, 404)
  const read = await conn.metadata.read('CustomObject', 'Box__c')
  assert.deepEqual([read.label, read.fields?.map(({ fullName }) => fullName)], ['Crate', ['Size__c']])
  assert.deepEqual([read.listViews?.map(({ label }) => label)], [['Big']])
  assert.equal((await conn.metadata.read('PermissionSet', 'Crates')).objectPermissions[0]?.object, 'Box__c')
  assert.equal((await call('POST', '/sobjects/Box__c', { Size__c: 1 })).status, 201)
  await succeeds(conn.metadata.update('CustomField', { ...size, fullName: 'Box__c.Size__c', label: 'Width' } as never))
  const again = (await conn.metadata.rename('CustomObject', 'Box__c', 'Chest__c')) as never as { errors: object[] }
  assert.match(JSON.stringify(again.errors), /does not support renaming an object that has records/)
})

test('a custom setting needs a label and no more', async (t) => {
  const { conn, call, query } = await openSoap(t)
  const setting = { fullName: 'Limits__c', label: 'Limits', customSettingsType: 'Hierarchy', visibility: 'Public' }
  const fields = [{ fullName: 'Most__c', label: 'Most', type: 'Number', precision: 6, scale: 0 }]
  await succeeds(conn.metadata.create('CustomObject', { ...setting, fields } as never))
  const described = await conn.sobject('Limits__c').describe()
  assert.deepEqual([described.customSetting, described.labelPlural, described.layoutable], [true, 'Limits', false])
  assert.ok(!described.fields.some(({ name }) => name === 'OwnerId'))
  assert.equal((await call('POST', '/sobjects/Limits__c', { Name: 'All', Most__c: 3 })).status, 201)
  assert.partialDeepStrictEqual(await query('SELECT Most__c, SetupOwnerId FROM Limits__c'), [{ Most__c: 3 }])
  const read = await conn.metadata.read('CustomObject', 'Limits__c')
  assert.deepEqual([read.customSettingsType, read.fields?.length], ['Hierarchy', 1])
})

test('the selection of change events follows its members', async (t) => {
  const { conn } = await openSoap(t)
  const member = { eventChannel: 'ChangeEvents', selectedEntity: 'CampaignChangeEvent' }
  const fullName = 'ChangeEvents_CampaignChangeEvent'
  const listed = async () =>
    (await conn.metadata.list({ type: 'PlatformEventChannelMember' })).map((one) => one.fullName)
  assert.equal((await listed()).includes(fullName), false)
  await conn.metadata.create('PlatformEventChannelMember', { fullName, ...member } as never)
  assert.equal((await listed()).includes(fullName), true)
  await conn.metadata.delete('PlatformEventChannelMember', fullName)
  assert.equal((await listed()).includes(fullName), false)
})

test('members of channels say which fields are added and what is held back', async (t) => {
  const { conn } = await openSoap(t)
  await succeeds(
    conn.metadata.create('PlatformEventChannel', { fullName: 'E__chn', channelType: 'data', label: 'E' } as never),
  )
  const fullName = 'E_chn_AccountChangeEvent'
  const member = { fullName, eventChannel: 'E__chn', selectedEntity: 'AccountChangeEvent' }
  const save = async (more: object) =>
    (await conn.metadata.upsert('PlatformEventChannelMember', { ...member, ...more } as never)) as never as {
      errors: { message: string }[]
    }
  await succeeds(save({ enrichedFields: [{ name: 'Industry' }], filterExpression: "Industry = 'Energy'" }))
  const refusals = [
    [{ enrichedFields: [{ name: 'Nope' }] }, /Nope is not in the change event/],
    [{ filterExpression: 'Nope = 1' }, /No such column 'Nope'/],
    [{ eventChannel: 'ChangeEvents', filterExpression: 'Name = null' }, /only supported in members of custom/],
  ] as const
  for (const [more, words] of refusals) assert.match(JSON.stringify((await save(more)).errors), words)
  const read: unknown = await conn.metadata.read('PlatformEventChannelMember', fullName)
  assert.partialDeepStrictEqual(read, { filterExpression: "Industry = 'Energy'" })
})

test('describe names the types; old versions tell the choices of standard picklists', async (t) => {
  const { conn } = await openSoap(t)
  const { metadataObjects } = await conn.metadata.describe()
  const object = metadataObjects.find(({ xmlName }) => xmlName === 'CustomObject')
  assert.deepEqual([object?.directoryName, object?.suffix], ['objects', 'object'])
  assert.ok(object?.childXmlNames.includes('CustomField'))
  conn.version = '37.0'
  const status = await conn.metadata.read('CustomField', 'Lead.Status')
  const { picklistValues } = (status as never as { picklist: { picklistValues: Record<string, string>[] } }).picklist
  assert.deepEqual(
    picklistValues.filter(({ converted }) => converted === 'true').map((value) => value['fullName']),
    ['Closed - Converted'],
  )
})

test('the choices of standard picklists are told, and changed with the rows that say what they mean', async (t) => {
  const { conn, call, query } = await openSoap(t)
  const read = async () => (await conn.metadata.read('StandardValueSet' as never, 'LeadStatus')) as unknown as ValueSet
  const set = await read()
  assert.partialDeepStrictEqual(
    set.standardValue.find(({ fullName }) => fullName === 'Closed - Converted'),
    { converted: true, label: 'Closed - Converted' },
  )
  const update = async (standardValue: ValueSet['standardValue']) => {
    const wish = { fullName: 'LeadStatus', standardValue }
    return [await conn.metadata.update('StandardValueSet' as never, wish as never)].flat()[0]
  }
  assert.equal((await update(set.standardValue))?.success, true)
  const won = { fullName: 'Won', label: 'Won over', converted: true }
  assert.equal((await update([...set.standardValue.slice(1), won]))?.success, true)
  assert.equal((await read()).standardValue.length, set.standardValue.length)
  assert.partialDeepStrictEqual(await query("SELECT MasterLabel, IsConverted FROM LeadStatus WHERE ApiName = 'Won'"), [
    { MasterLabel: 'Won over', IsConverted: true },
  ])
  assert.equal((await call('POST', '/sobjects/Lead', { LastName: 'A', Company: 'B', Status: 'Won' })).status, 201)
  const { body } = await call('GET', '/sobjects/Lead/describe')
  assert.match(JSON.stringify(body), /"label":"Won over"/)
})

interface ValueSet {
  standardValue: { fullName: string; label: string; converted?: boolean }[]
}
