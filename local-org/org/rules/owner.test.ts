/** Who may own a record, and what a filtered lookup may point at. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds } from '../save/boolean-filter.ts'
import { freshOrg } from '../testing/fresh-org.ts'

const { org, admin, create, user, refusal } = await freshOrg()
const leadOf = (OwnerId: string) =>
  ({ op: 'create', object: 'Lead', values: { LastName: 'L', Company: 'C', OwnerId } }) as const

test('an inactive user owns nothing new', () => {
  const gone = user('gone')
  org.update(admin, 'User', gone, { IsActive: false })
  assert.deepEqual(refusal(leadOf(gone)), {
    code: 'INACTIVE_OWNER_OR_USER',
    words: `operation performed with inactive user [${gone.slice(0, 15)}] as owner of lead`,
    fields: ['OwnerId'],
  })
})

test('what was shared by hand ends with the ownership', () => {
  const [one, two, friend] = [user('one'), user('two'), user('friend')]
  const AccountId = create('Account', { Name: 'A', OwnerId: one })
  const levels = { AccountAccessLevel: 'Edit', OpportunityAccessLevel: 'Read', CaseAccessLevel: 'Read' }
  create('AccountShare', { AccountId, UserOrGroupId: friend, ...levels })
  const causes = () =>
    [...org.as(admin).table('AccountShare').all()]
      .filter((share) => share['AccountId'] === AccountId)
      .map((share) => share['RowCause'])
  assert.deepEqual(causes().sort(), ['Manual', 'Owner'])
  org.update(admin, 'Account', AccountId, { OwnerId: two })
  assert.deepEqual(causes(), ['Owner'])
})

test('a queue owns what it is for', () => {
  const queue = create('Group', { Name: 'Desk', DeveloperName: 'Desk', Type: 'Queue' })
  create('QueueSobject', { QueueId: queue, SobjectType: 'Case' })
  create('Case', { Subject: 'S', OwnerId: queue })
  const { code, words } = refusal(leadOf(queue))
  assert.deepEqual([code, words], ['INVALID_OPERATION', 'Queue not associated with this SObject type'])
})

test('a user who cannot see the object is given none of its records', () => {
  const blind = user('blind')
  org.setRules({
    permissions: [{ holderId: blind, objects: { Lead: { read: false } }, fields: {}, system: {} }],
  })
  const { code, words } = refusal(leadOf(blind))
  assert.deepEqual([code, words], ['TRANSFER_REQUIRES_READ', 'The new owner must have read permission'])
})

test('a filtered lookup takes only what passes, by values and by fields of the record', () => {
  org.createCustomObject({ name: 'Visit__c' })
  org.createCustomField('Visit__c', { name: 'City__c', type: 'string', length: 40 })
  org.createCustomField('Visit__c', {
    name: 'Customer__c',
    type: 'reference',
    referenceTo: ['Account'],
    lookupFilter: {
      filters: [
        { field: 'Type', operation: 'equals', values: ['Customer - Direct'] },
        { field: 'BillingCity', operation: 'equals', values: [], valueField: 'City__c' },
        { field: 'Rating', operation: 'equals', values: ['Hot'] },
      ],
      booleanFilter: '1 AND (2 OR 3)',
    },
  })
  const account = (values: object) => create('Account', { Name: 'A', Type: 'Customer - Direct', ...values })
  const visit = (Customer__c: string) => ({ Customer__c, City__c: 'Berlin' })
  create('Visit__c', visit(account({ BillingCity: 'Berlin' })))
  create('Visit__c', visit(account({ Rating: 'Hot' })))
  const wrong = account({ BillingCity: 'Rome' })
  assert.deepEqual(refusal({ op: 'create', object: 'Visit__c', values: visit(wrong) }), {
    code: 'FIELD_FILTER_VALIDATION_EXCEPTION',
    words: 'Value does not exist or does not match filter criteria.',
    fields: ['Customer__c'],
  })
})

test('conditions join as they are written', () => {
  const cases: [string | undefined, boolean[], boolean][] = [
    [undefined, [true, true], true],
    [undefined, [true, false], false],
    ['1 OR 2 AND 3', [true, false, false], true],
    ['(1 OR 2) AND 3', [true, false, false], false],
    ['1 and not (2 or 3)', [true, false, false], true],
  ]
  for (const [logic, results, expected] of cases) assert.equal(holds(logic, results), expected, logic)
})

test('records of others are given away or deleted by those who may: owners, and holders of the permissions to transfer', () => {
  const [owner, seller] = [user('owner'), user('seller')]
  const account = create('Account', { Name: 'Theirs', OwnerId: owner })
  const lead = create('Lead', { LastName: 'Theirs', Company: 'C', OwnerId: owner })
  const give = (object: string, id: string) =>
    org.save(seller, [{ op: 'update', object, id, values: { OwnerId: seller } }])[0]?.errors[0]?.errorCode
  assert.equal(give('Account', account), 'INSUFFICIENT_ACCESS_OR_READONLY')
  const [kept] = org.save(seller, [{ op: 'delete', object: 'Account', id: account }])
  assert.equal(kept?.errors[0]?.errorCode, 'INSUFFICIENT_ACCESS_OR_READONLY')
  org.update(seller, 'Account', account, { Phone: '1' })
  assert.equal(give('Lead', lead), undefined, 'leads are read, written and transferred by all')
  const PermissionSetId = create('PermissionSet', {
    Name: 'Giver',
    Label: 'Giver',
    PermissionsTransferAnyEntity: true,
  })
  create('PermissionSetAssignment', { AssigneeId: seller, PermissionSetId })
  assert.equal(give('Account', account), undefined)
})
