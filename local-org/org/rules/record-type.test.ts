/** Record types: there once an object has one, chosen by default and by choice, narrowing picklists. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

const bench = await freshOrg()
const { org, admin, create, row, refusal } = bench
const deal = { Name: 'D', StageName: 'Prospecting', CloseDate: '2026-06-01' }

test('an object has the field RecordTypeId from its first record type on', () => {
  const field = () => {
    const object = org.as(admin).object('Opportunity')
    return object && org.as(admin).field(object, 'RecordTypeId')
  }
  assert.equal(field(), undefined)
  assert.equal(
    refusal({ op: 'create', object: 'Opportunity', values: { ...deal, RecordTypeId: null } }).code,
    'INVALID_FIELD',
  )
  create('RecordType', { Name: 'New', DeveloperName: 'New', SobjectType: 'Opportunity' })
  assert.equal(field()?.relationshipName, 'RecordType')
  const account = org.as(admin).object('Account')
  assert.equal(account && org.as(admin).field(account, 'RecordTypeId'), undefined)
})

test('the default of the profile is given; types that are not offered are refused', () => {
  const type = { SobjectType: 'Opportunity' }
  const usual = create('RecordType', { ...type, Name: 'Usual', DeveloperName: 'Usual' })
  const hidden = create('RecordType', { ...type, Name: 'Hidden', DeveloperName: 'Hidden' })
  assert.equal(row('Opportunity', create('Opportunity', deal))['RecordTypeId'] ?? null, null)
  const holderId = String(row('User', admin)['ProfileId'])
  org.setRules({
    recordTypeVisibilities: [
      { holderId, recordTypeId: usual, visible: true, isDefault: true },
      { holderId, recordTypeId: hidden, visible: false, isDefault: false },
    ],
  })
  assert.equal(row('Opportunity', create('Opportunity', deal))['RecordTypeId'], usual)
  const wrong = refusal({ op: 'create', object: 'Opportunity', values: { ...deal, RecordTypeId: hidden } })
  assert.equal(wrong.code, 'INVALID_CROSS_REFERENCE_KEY')
  const words = (id: string) => `Record Type ID: this ID value isn't valid for the user: ${id.slice(0, 15)}`
  assert.equal(wrong.words, words(hidden))
  const [foreign, master] = ['01290000000N8ZNAA0', '012000000000000AAA']
  const none = refusal({ op: 'create', object: 'Opportunity', values: { ...deal, RecordTypeId: foreign } })
  assert.equal(none.words, words(foreign))
  assert.equal(
    row('Opportunity', create('Opportunity', { ...deal, RecordTypeId: master }))['RecordTypeId'] ?? null,
    null,
  )
})

test('a type offers some values of a restricted picklist and has its own default', () => {
  const values = ['Red', 'Green', 'Blue'].map((value) => ({ value, label: value, active: true, defaultValue: false }))
  org.createCustomField('Case', {
    name: 'Color__c',
    type: 'picklist',
    restrictedPicklist: true,
    picklistValues: values,
  })
  const RecordTypeId = create('RecordType', {
    Name: 'Warm',
    DeveloperName: 'Warm',
    SobjectType: 'Case',
  })
  org.setRules({ recordTypeChoices: { [RecordTypeId]: { Color__c: { values: ['Red'], defaultValue: 'Red' } } } })
  assert.equal(row('Case', create('Case', { RecordTypeId }))['Color__c'], 'Red')
  const refused = refusal({ op: 'create', object: 'Case', values: { RecordTypeId, Color__c: 'Blue' } })
  assert.equal(refused.code, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST')
  assert.equal(row('Case', create('Case', { Color__c: 'Blue' }))['Color__c'], 'Blue', 'without a type all are open')
})
