/** A whole schema by metadata: every type of field, shared choices, formulas that are judged, platform events. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from '../soap/testing/open-soap.ts'

const text = { type: 'Text', label: 'Name' }
const objectNamed = (name: string, more: object = {}) => ({
  fullName: name,
  label: name.replace(/__.$/, ''),
  pluralLabel: `${name.replace(/__.$/, '')}s`,
  nameField: text,
  deploymentStatus: 'Deployed',
  sharingModel: 'ReadWrite',
  ...more,
})

interface Result {
  success: boolean
  errors?: { message: string }[]
}

async function open(t: Parameters<typeof openSoap>[0]) {
  const opened = await openSoap(t)
  const create = async (type: string, facts: object) =>
    (await opened.conn.metadata.create(type as never, facts as never)) as unknown as Result
  const succeeds = async (type: string, facts: object) => {
    const { success, errors } = await create(type, facts)
    assert.ok(success, errors?.[0]?.message)
  }
  return { ...opened, create, succeeds }
}

/** Field type of metadata, what it needs, and the type describe tells. */
const kinds: [string, object, string][] = [
  ['Checkbox', { defaultValue: false }, 'boolean'],
  ['Currency', { precision: 18, scale: 2 }, 'currency'],
  ['Date', {}, 'date'],
  ['DateTime', {}, 'datetime'],
  ['Email', {}, 'email'],
  ['EncryptedText', { length: 100, maskType: 'all', maskChar: 'X' }, 'encryptedstring'],
  ['Html', { length: 32768, visibleLines: 10 }, 'textarea'],
  ['Location', { scale: 4, displayLocationInDecimal: true }, 'location'],
  ['LongTextArea', { length: 32768, visibleLines: 3 }, 'textarea'],
  ['Lookup', { referenceTo: 'Account', relationshipName: 'Ships' }, 'reference'],
  ['Number', { precision: 8, scale: 2 }, 'double'],
  ['Percent', { precision: 5, scale: 2 }, 'percent'],
  ['Phone', {}, 'phone'],
  ['Text', { length: 40, externalId: true, unique: true, caseSensitive: true }, 'string'],
  ['TextArea', {}, 'textarea'],
  ['Time', {}, 'time'],
  ['Url', {}, 'url'],
  ['AutoNumber', { displayFormat: 'S-{0000}' }, 'string'],
]

test('every type of field becomes what describe tells, and takes values', async (t) => {
  const { conn, call, query, succeeds } = await open(t)
  await succeeds('CustomObject', objectNamed('Ship__c', { enableHistory: true }))
  for (const [type, more] of kinds)
    await succeeds('CustomField', { fullName: `Ship__c.${type}__c`, label: type, type, ...more })
  const { fields } = await conn.sobject('Ship__c').describe()
  const typeOf = (name: string) => fields.find((field) => field.name === name)?.type
  for (const [name, , type] of kinds) assert.equal(typeOf(`${name}__c`), type, name)
  assert.equal(typeOf('Location__Latitude__s'), 'double')
  const created = await call('POST', '/sobjects/Ship__c', {
    Name: 'Ada',
    Location__Latitude__s: 52.5,
    Location__Longitude__s: 13.4,
    Time__c: '17:30:00.000Z',
    EncryptedText__c: 'secret',
  })
  assert.equal(created.status, 201, JSON.stringify(created.body))
  const soql =
    "SELECT AutoNumber__c, Time__c, Location__c FROM Ship__c WHERE DISTANCE(Location__c, GEOLOCATION(52, 13), 'km') < 100"
  assert.partialDeepStrictEqual(await query(soql), [
    { AutoNumber__c: 'S-0001', Time__c: '17:30:00.000Z', Location__c: { latitude: 52.5, longitude: 13.4 } },
  ])
  assert.deepEqual(await query('SELECT Id FROM Ship__History'), [])
  assert.equal((await call('GET', '/query?q=SELECT+Id+FROM+Ship__Share')).status, 400)
  await conn.metadata.delete('CustomField', 'Ship__c.Location__c')
  const { fields: left } = await conn.sobject('Ship__c').describe()
  assert.ok(!left.some(({ name }) => name.startsWith('Location__')))
})

test('choices are shared, and controlled by others', async (t) => {
  const { conn, succeeds, create } = await open(t)
  const value = (fullName: string) => ({ fullName, label: fullName, default: false })
  const set = { fullName: 'Sizes', masterLabel: 'Sizes', sorted: false, customValue: [value('S'), value('M')] }
  const field = { fullName: 'Account.Size__c', label: 'Size', type: 'Picklist', valueSet: { valueSetName: 'Sizes' } }
  const early = await create('CustomField', field)
  assert.match(early.errors?.[0]?.message ?? '', /no GlobalValueSet named Sizes found/)
  await succeeds('GlobalValueSet', set)
  await succeeds('CustomField', field)
  await succeeds('CustomField', {
    fullName: 'Account.Fit__c',
    label: 'Fit',
    type: 'MultiselectPicklist',
    visibleLines: 3,
    valueSet: {
      controllingField: 'Size__c',
      restricted: true,
      valueSetDefinition: { sorted: false, value: [value('Slim'), value('Wide')] },
      valueSettings: [{ controllingFieldValue: ['M'], valueName: 'Wide' }],
    },
  })
  const choices = async (name: string) => {
    conn.cache.clear()
    const { fields } = await conn.sobject('Account').describe()
    const found = fields.find((one) => one.name === name)
    return {
      restricted: found?.restrictedPicklist,
      values: found?.picklistValues?.map((one) => [one.value, one.validFor]),
    }
  }
  assert.deepEqual(await choices('Size__c'), {
    restricted: true,
    values: [
      ['S', null],
      ['M', null],
    ],
  })
  assert.deepEqual((await choices('Fit__c')).values, [
    ['Slim', 'AA=='],
    ['Wide', 'QA=='],
  ])
  const long = { valueSetDefinition: { sorted: false, value: [value('S'.repeat(256))] } }
  const tooLong = await create('CustomField', { ...field, fullName: 'Account.Long__c', valueSet: long })
  assert.equal(tooLong.success, false)
  await conn.metadata.update('GlobalValueSet', { ...set, customValue: [...set.customValue, value('L')] } as never)
  assert.equal((await choices('Size__c')).values?.length, 3)
  const gone = (await conn.metadata.delete('GlobalValueSet', 'Sizes')) as unknown as Result
  assert.equal(gone.success, false)
})

test('formulas are judged, defaults computed, roll-ups filtered', async (t) => {
  const { conn, call, query, succeeds, create } = await open(t)
  await succeeds('CustomObject', objectNamed('Order__c'))
  await succeeds('CustomObject', objectNamed('Line__c', { sharingModel: 'ControlledByParent' }))
  await succeeds('CustomField', {
    fullName: 'Line__c.Order__c',
    label: 'Order',
    type: 'MasterDetail',
    referenceTo: 'Order__c',
    relationshipName: 'Lines',
  })
  const number = { label: 'N', type: 'Number', precision: 10, scale: 2 }
  await succeeds('CustomField', { ...number, fullName: 'Line__c.Price__c' })
  await succeeds('CustomField', { ...number, fullName: 'Line__c.Double__c', formula: 'Price__c * 2' })
  const wrong = await create('CustomField', { ...number, fullName: 'Line__c.Wrong__c', formula: 'LEN(Price__c)' })
  const words = "Incorrect parameter type for function 'LEN()'. Expected Text, received Number"
  assert.equal(wrong.errors?.[0]?.message, words)
  const rule = { fullName: 'Line__c.R', active: true, errorConditionFormula: 'Nope__c > 1', errorMessage: 'No' }
  assert.equal(
    (await create('ValidationRule', rule)).errors?.[0]?.message,
    'Field Nope__c does not exist. Check spelling.',
  )
  await succeeds('CustomField', { fullName: 'Line__c.Due__c', label: 'D', type: 'Date', defaultValue: 'TODAY() + 7' })
  const order = await call('POST', '/sobjects/Order__c', { Name: 'O' })
  const Order__c = (order.body as { id: string }).id
  for (const Price__c of [5, 20, 30]) await call('POST', '/sobjects/Line__c', { Order__c, Price__c })
  await succeeds('CustomField', {
    fullName: 'Order__c.Large__c',
    label: 'Large',
    type: 'Summary',
    summaryForeignKey: 'Line__c.Order__c',
    summarizedField: 'Line__c.Price__c',
    summaryOperation: 'sum',
    summaryFilterItems: [{ field: 'Line__c.Price__c', operation: 'greaterThan', value: '10' }],
  })
  const total = async () => (await query('SELECT Large__c FROM Order__c'))[0]
  assert.partialDeepStrictEqual(await total(), { Large__c: 50 })
  await call('POST', '/sobjects/Line__c', { Order__c, Price__c: 7 })
  await call('POST', '/sobjects/Line__c', { Order__c, Price__c: 70 })
  assert.partialDeepStrictEqual(await total(), { Large__c: 120 })
  const [line] = await query('SELECT Double__c, Due__c FROM Line__c WHERE Price__c = 5')
  assert.partialDeepStrictEqual(line, { Double__c: 10 })
  const days = (Date.parse(String((line as { Due__c: string }).Due__c)) - Date.now()) / 86_400_000
  assert.ok(days > 5 && days < 8, String(days))
  const ofLines = { label: 'S', type: 'Summary', summaryForeignKey: 'Line__c.Order__c', summaryOperation: 'sum' }
  await succeeds('CustomField', { ...ofLines, fullName: 'Order__c.Doubled__c', summarizedField: 'Line__c.Double__c' })
  await succeeds('CustomObject', objectNamed('Part__c', { sharingModel: 'ControlledByParent' }))
  const master = { label: 'L', type: 'MasterDetail', referenceTo: 'Line__c', relationshipName: 'Parts' }
  await succeeds('CustomField', { ...master, fullName: 'Part__c.Line__c' })
  const ofParts = { label: 'P', type: 'Summary', summaryForeignKey: 'Part__c.Line__c', summaryOperation: 'count' }
  await succeeds('CustomField', { ...ofParts, fullName: 'Line__c.Parts__c' })
  await succeeds('CustomField', { ...ofLines, fullName: 'Order__c.Parts__c', summarizedField: 'Line__c.Parts__c' })
  const sums = async () => (await query('SELECT Doubled__c, Parts__c FROM Order__c ORDER BY CreatedDate'))[0]
  assert.partialDeepStrictEqual(await sums(), { Doubled__c: 264, Parts__c: 0 })
  const added = await call('POST', '/sobjects/Line__c', { Order__c, Price__c: 1 })
  await call('POST', '/sobjects/Part__c', { Line__c: (added.body as { id: string }).id })
  assert.partialDeepStrictEqual(await sums(), { Doubled__c: 266, Parts__c: 1 })
  await conn.metadata.delete('CustomObject', ['Part__c'])
  await conn.metadata.delete('CustomObject', 'Line__c')
  assert.equal((await call('GET', '/sobjects/Line__c/describe')).status, 404)
})

test('a platform event is an object that is published and never found', async (t) => {
  const { conn, call, succeeds } = await open(t)
  await succeeds('CustomObject', {
    fullName: 'Docked__e',
    label: 'Docked',
    pluralLabel: 'Docked',
    eventType: 'HighVolume',
    publishBehavior: 'PublishAfterCommit',
    deploymentStatus: 'Deployed',
  })
  await succeeds('CustomField', { fullName: 'Docked__e.Port__c', label: 'Port', type: 'Text', length: 20 })
  const described = await conn.sobject('Docked__e').describe()
  assert.deepEqual([described.keyPrefix, described.queryable, described.createable], ['e01', false, true])
  const published = await call('POST', '/sobjects/Docked__e', { Port__c: 'Oslo' })
  assert.equal(published.status, 201)
  assert.match((published.body as { id: string }).id, /^e01/)
  const schema = await call('GET', '/sobjects/Docked__e/eventSchema')
  assert.ok(JSON.stringify(schema.body).includes('Port__c'))
  assert.equal((await call('GET', '/query?q=SELECT+Id+FROM+Docked__e')).status, 400)
  await conn.metadata.delete('CustomObject', 'Docked__e')
  assert.equal((await call('GET', '/sobjects/Docked__e/eventSchema')).status, 404)
})

test('profiles and record types: who sees what, and what new records get', async (t) => {
  const { conn, call, query, succeeds } = await open(t)
  const choice = (fullName: string) => ({ fullName, default: fullName === 'Hot' })
  await succeeds('RecordType', {
    fullName: 'Lead.Trade',
    active: true,
    label: 'Trade',
    picklistValues: [{ picklist: 'Rating', values: [choice('Hot'), choice('Cold')] }],
  })
  const described = async () => (await call('GET', '/sobjects/Lead/describe')).body as Record<string, object[]>
  assert.partialDeepStrictEqual((await described())['recordTypeInfos'], [
    { name: 'Trade', available: true, defaultRecordTypeMapping: false, master: false },
    { name: 'Master', defaultRecordTypeMapping: true, master: true },
  ])
  const results = (await conn.metadata.update('Profile', {
    fullName: 'Admin',
    recordTypeVisibilities: [{ recordType: 'Lead.Trade', visible: true, default: true }],
  } as never)) as unknown as Result
  assert.equal(results.success, true)
  await call('POST', '/sobjects/Lead', { LastName: 'L', Company: 'C' })
  const soql = "SELECT RecordType.DeveloperName, Rating FROM Lead WHERE LastName = 'L'"
  assert.partialDeepStrictEqual(await query(soql), [{ RecordType: { DeveloperName: 'Trade' }, Rating: 'Hot' }])
  const [type] = await query("SELECT Id FROM RecordType WHERE SobjectType = 'Lead'")
  const id = (type as { Id: string }).Id
  const offered = await call('GET', `/ui-api/object-info/Lead/picklist-values/${id}/Rating`)
  assert.deepEqual(
    (offered.body as { values: { value: string }[] }).values.map(({ value }) => value),
    ['Hot', 'Cold'],
  )
  await conn.metadata.update('CustomObject', { fullName: 'Account', sharingModel: 'Private' } as never)
  const account = await conn.metadata.read('CustomObject', 'Account')
  assert.equal(account.sharingModel, 'Private')
  const told = (name: string) => account.fields.find(({ fullName }) => fullName === name)
  assert.partialDeepStrictEqual(told('Industry'), { trackFeedHistory: false, type: 'Picklist' })
  assert.equal(told('ParentId')?.type, 'Hierarchy')
  assert.deepEqual([told('Phone')?.type, told('BillingCity')], [undefined, undefined], 'known by their name alone')
  await succeeds('Profile', { fullName: 'Robot', custom: true, userLicense: 'Salesforce', objectPermissions: [] })
  assert.partialDeepStrictEqual(await query("SELECT Name FROM Profile WHERE Name = 'Robot'"), [{ Name: 'Robot' }])
})

test('queues, groups, roles and lead mappings work; looks are kept as they came', async (t) => {
  const { conn, call, query, succeeds, create } = await open(t)
  await succeeds('Queue', { fullName: 'Night', name: 'Night shift', queueSobject: [{ sobjectType: 'Case' }] })
  const [queue] = await query("SELECT Id, Name FROM Group WHERE Type = 'Queue' AND DeveloperName = 'Night'")
  const OwnerId = (queue as { Id: string }).Id
  assert.equal((await call('POST', '/sobjects/Case', { Subject: 'S', OwnerId })).status, 201)
  assert.equal((await query('SELECT Id FROM Case USING SCOPE queue_owned')).length, 1)
  await succeeds('Role', { fullName: 'Top', name: 'Top' })
  await succeeds('Role', { fullName: 'Low', name: 'Low', parentRole: 'Top' })
  const roles = await query("SELECT Name, ParentRoleId FROM UserRole WHERE DeveloperName = 'Low'")
  assert.match((roles[0] as { ParentRoleId: string }).ParentRoleId, /^00E/)
  assert.equal(((await conn.metadata.read('Queue' as never, 'Night')) as { name: string }).name, 'Night shift')

  const text = { label: 'Hobby', type: 'Text', length: 40 }
  await succeeds('CustomField', { ...text, fullName: 'Lead.Hobby__c' })
  await succeeds('CustomField', { ...text, fullName: 'Contact.Hobby__c' })
  const mapping = (outputField: string) => ({
    fullName: 'LeadConvertSettings',
    allowOwnerChange: true,
    objectMapping: [
      { inputObject: 'Lead', mappingFields: [{ inputField: 'Hobby__c', outputField }], outputObject: 'Contact' },
    ],
  })
  assert.equal((await create('LeadConvertSettings', mapping('Nope__c'))).success, false)
  await succeeds('LeadConvertSettings', mapping('Hobby__c'))
  const lead = await conn.sobject('Lead').create({ LastName: 'Mapped', Company: 'C', Hobby__c: 'Chess' })
  const convert = { leadId: lead.id ?? '', convertedStatus: 'Closed - Converted' }
  await conn.soap.convertLead(convert as never)
  const contacts = await query("SELECT Hobby__c FROM Contact WHERE LastName = 'Mapped'")
  assert.partialDeepStrictEqual(contacts, [{ Hobby__c: 'Chess' }])

  await succeeds('CustomTab', { fullName: 'Home', label: 'Home', motif: 'Custom1: Heart' })
  assert.equal(((await conn.metadata.read('CustomTab', 'Home')) as { motif?: string }).motif, 'Custom1: Heart')
  const listed = await conn.metadata.list({ type: 'CustomTab' })
  assert.deepEqual(
    [listed].flat().map(({ fullName }) => fullName),
    ['Home'],
  )
})

test('a field of activities is one for tasks and events together', async (t) => {
  const { conn, call, succeeds } = await open(t)
  await succeeds('CustomField', { fullName: 'Activity.Mood__c', label: 'Mood', type: 'Text', length: 20 })
  assert.equal((await call('POST', '/sobjects/Task', { Subject: 'S', Mood__c: 'good' })).status, 201)
  const when = { ActivityDateTime: '2026-01-01T00:00:00Z', DurationInMinutes: 5 }
  assert.equal((await call('POST', '/sobjects/Event', { Subject: 'S', Mood__c: 'good', ...when })).status, 201)
  const listed = await conn.metadata.list([{ type: 'CustomField' }])
  assert.deepEqual(
    listed.filter(({ fullName }) => fullName.endsWith('Mood__c')).map(({ fullName }) => fullName),
    ['Activity.Mood__c'],
  )
  const { fields } = (await conn.metadata.read('CustomObject', 'Activity')) as unknown as { fields: object }
  assert.partialDeepStrictEqual([fields].flat(), [{ fullName: 'Mood__c', type: 'Text' }])
  const gone = await conn.metadata.delete('CustomField', 'Activity.Mood__c')
  assert.ok([gone].flat()[0]?.success)
  assert.equal((await call('POST', '/sobjects/Event', { Subject: 'S', Mood__c: 'good', ...when })).status, 400)
})
