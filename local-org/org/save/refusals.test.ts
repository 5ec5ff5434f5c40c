/** Each refusal of a value or row, with Salesforce's code and words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

const { org, admin, create, refusal, row } = await freshOrg()
org.createCustomField('Account', { name: 'Ext__c', externalId: true, unique: true, length: 20 })
org.createCustomField('Account', {
  name: 'Level__c',
  type: 'picklist',
  restrictedPicklist: true,
  picklistValues: [{ value: 'Gold', label: 'Gold', active: true, defaultValue: false }],
})
const account = create('Account', { Name: 'Acme', Ext__c: 'a1' })
const lead = create('Lead', { LastName: 'Lee', Company: 'Acme' })

const NO_WRITE =
  'Please check the security settings of this field and verify that it is read/write for your profile or permission set.'
const JSON_TAIL = 'or request may be missing a required field at [line:1, column:'

/** [object, values, code, words, fields] */
const creates: [string, Record<string, unknown>, string, string, string[]][] = [
  ['Account', {}, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name']],
  ['Lead', {}, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [LastName, Company]', ['LastName', 'Company']],
  ['Account', { Name: '  ' }, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name']],
  [
    'Account',
    { Name: 'x', Ext__c: 'x'.repeat(21) },
    'STRING_TOO_LONG',
    `Ext: data value too large: ${'x'.repeat(21)} (max length=20)`,
    ['Ext__c'],
  ],
  [
    'Account',
    { Name: 'x', Level__c: 'Gould' },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Level: bad value for restricted picklist field: Gould',
    ['Level__c'],
  ],
  ['Account', { Name: 'x', Nmae: 1 }, 'INVALID_FIELD', "No such column 'Nmae' on sobject of type Account", []],
  [
    'Account',
    { Name: 'x', IsDeleted: true },
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: IsDeleted. ${NO_WRITE}`,
    ['IsDeleted'],
  ],
  ['Contact', { LastName: 'x', Email: 'a@b' }, 'INVALID_EMAIL_ADDRESS', 'Email: invalid email address: a@b', ['Email']],
  [
    'Contact',
    { LastName: 'x', AccountId: lead },
    'MALFORMED_ID',
    `Account ID: id value of incorrect type: ${lead}`,
    ['AccountId'],
  ],
  [
    'Contact',
    { LastName: 'x', AccountId: '001000000000000AAA' },
    'INVALID_CROSS_REFERENCE_KEY',
    'invalid cross reference id',
    ['AccountId'],
  ],
  [
    'Account',
    { Name: 'x', NumberOfEmployees: 1e9 },
    'NUMBER_OUTSIDE_VALID_RANGE',
    'Employees: value outside of valid range on numeric field: 1000000000',
    ['NumberOfEmployees'],
  ],
  [
    'Account',
    { Name: 'x', BillingLatitude: 90.5 },
    'NUMBER_OUTSIDE_VALID_RANGE',
    'Billing Latitude: value outside of valid range on numeric field: 90.5',
    ['BillingLatitude'],
  ],
  [
    'Account',
    { Name: 'x', Ext__c: 'A1' },
    'DUPLICATE_VALUE',
    `duplicate value found: Ext__c duplicates value on record with id: ${account.slice(0, 15)}`,
    ['Ext__c'],
  ],
  [
    'Opportunity',
    { Name: 'x', StageName: 'Prospecting', CloseDate: 'soon' },
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of date from VALUE_STRING value soon ${JSON_TAIL}51]`,
    [],
  ],
  [
    'Lead',
    { LastName: 'x', Company: 'y', HasOptedOutOfEmail: 'perhaps' },
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of boolean from VALUE_STRING value perhaps ${JSON_TAIL}52]`,
    [],
  ],
  [
    'ContentDocument',
    { Title: 'x' },
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'entity type cannot be inserted: Content Document',
    [],
  ],
  ['Nothing', {}, 'INVALID_TYPE', "sObject type 'Nothing' is not supported.", []],
]

for (const [object, values, code, words, fields] of creates) {
  test(`creating ${object} ${JSON.stringify(values).slice(0, 60)} is ${code}`, () => {
    assert.deepEqual(refusal({ op: 'create', object, values }), { code, words, fields })
  })
}

test('numbers keep more digits behind the point than their field shows', () => {
  const kept = row('Account', create('Account', { Name: 'x', AnnualRevenue: 12.5, BillingLongitude: 180 }))
  assert.deepEqual([kept.AnnualRevenue, kept.BillingLongitude], [12.5, 180])
})

test('changing what is not there, gone, or misnamed', () => {
  const update = (id: string, values = {}) => refusal({ op: 'update', object: 'Account', id, values }).code
  assert.equal(update('001'), 'MALFORMED_ID')
  const words = `Account ID: id value of incorrect type: ${lead}`
  const wrong = { code: 'MALFORMED_ID', words, fields: ['Id'] }
  assert.deepEqual(refusal({ op: 'update', object: 'Account', id: lead, values: {} }), wrong)
  assert.deepEqual(refusal({ op: 'upsert', object: 'Account', externalIdField: 'Id', values: { Id: lead } }), wrong)
  assert.equal(update('001000000000000AAA'), 'INVALID_CROSS_REFERENCE_KEY')
  const gone = create('Account', { Name: 'Gone' })
  org.delete(admin, 'Account', gone)
  assert.equal(update(gone), 'ENTITY_IS_DELETED')
  assert.equal(update(account, { Name: null }), 'REQUIRED_FIELD_MISSING')
  assert.equal(update(account, { Id: gone }), 'INVALID_FIELD')
  assert.deepEqual(refusal({ op: 'delete', id: 'abc' }), { code: 'MALFORMED_ID', words: 'bad id abc', fields: [] })
  assert.equal(refusal({ op: 'delete', id: admin }).code, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY')
})
