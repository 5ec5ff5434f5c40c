/** What administrators set up: validation, duplicate and assignment rules; and hierarchies that must not close. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

test('validation rules refuse with their message, all that are broken at once', async () => {
  const { org, admin, create, refusal } = await freshOrg()
  const rule = { object: 'Opportunity', active: true }
  org.setRules({
    validationRules: [
      {
        ...rule,
        name: 'A',
        errorCondition: 'AND(Amount > 100, ISBLANK(NextStep))',
        message: 'Next step!',
        errorField: 'NextStep',
      },
      { ...rule, name: 'B', errorCondition: 'ISCHANGED(Name) && NOT(ISNEW())', message: 'Names stay.' },
    ],
  })
  const values = { Name: 'O', StageName: 'Prospecting', CloseDate: '2026-06-01' }
  const wish = { op: 'create' as const, object: 'Opportunity', values: { ...values, Amount: 101 } }
  assert.deepEqual(refusal(wish), {
    code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    words: 'Next step!',
    fields: ['NextStep'],
  })
  const id = create('Opportunity', values)
  const [result] = org.save(admin, [{ op: 'update', object: 'Opportunity', id, values: { Name: 'P', Amount: 200 } }])
  assert.deepEqual(
    result?.errors.map((error) => error.message),
    ['Next step!', 'Names stay.'],
  )
})

test('duplicate rules block, alert, and let pass what is allowed', async () => {
  const { org, create, refusal } = await freshOrg()
  const rule = {
    name: 'Same mail',
    object: 'Contact',
    active: true,
    matchFields: ['Email'],
    message: 'Use one of these records?',
  }
  org.setRules({ duplicateRules: [{ ...rule, action: 'alert' }] })
  const values = { LastName: 'A', Email: 'a@x.example' }
  const first = create('Contact', values)
  const wish = { op: 'create' as const, object: 'Contact', values: { ...values, Email: 'A@X.example' } }
  assert.deepEqual(refusal(wish), { code: 'DUPLICATES_DETECTED', words: 'Use one of these records?', fields: [] })
  const [result] = org.save(org.admin.id, [wish])
  const shown = JSON.stringify(result?.errors[0]?.extra['duplicateResut'])
  assert.ok(shown.includes(first) && shown.includes('"allowSave":true'))
  create('Contact', wish.values, { allowDuplicates: true })
  org.setRules({ duplicateRules: [{ ...rule, action: 'block' }] })
  assert.equal(refusal(wish, { allowDuplicates: true }).code, 'DUPLICATES_DETECTED')
})

test('assignment rules give new leads an owner, unless switched off', async () => {
  const { org, create, row } = await freshOrg()
  const queue = create('Group', { Name: 'Queue', Type: 'Queue' }, { asSystem: true })
  const entries = [{ condition: 'ISPICKVAL(LeadSource, "Web")', ownerId: queue }]
  org.setRules({ assignmentRules: [{ id: '01Q000000000001AAA', name: 'R', object: 'Lead', active: true, entries }] })
  const owner = (values: object, options = {}) =>
    row('Lead', create('Lead', { LastName: 'L', Company: 'C', ...values }, options))['OwnerId']
  assert.equal(owner({ LeadSource: 'Web' }), queue)
  assert.equal(owner({ LeadSource: 'Other' }), org.admin.id)
  assert.equal(owner({ LeadSource: 'Web' }, { autoAssign: false }), org.admin.id)
})

test('no account is its own ancestor', async () => {
  const { create, refusal } = await freshOrg()
  const top = create('Account', { Name: 'Top' })
  const below = create('Account', { Name: 'Below', ParentId: top })
  const wish = { op: 'update' as const, object: 'Account', id: top, values: { ParentId: below } }
  assert.equal(refusal(wish).code, 'CIRCULAR_DEPENDENCY')
})

test('a type of another object is refused', async () => {
  const { org, create, row, refusal } = await freshOrg()
  org.createCustomField('Lead', { name: 'Dep__c' })
  const type = create(
    'RecordType',
    { Name: 'Big', DeveloperName: 'Big', SobjectType: 'Account', IsActive: true },
    { asSystem: true },
  )
  const values = { Name: 'A', RecordTypeId: type }
  if (
    org
      .as(org.admin.id)
      .object('Account')
      ?.fields.some((field) => field.name === 'RecordTypeId')
  ) {
    assert.equal(row('Account', create('Account', values))['RecordTypeId'], type)
  } else assert.equal(refusal({ op: 'create', object: 'Account', values }).code, 'INVALID_FIELD')
})

test('no two users have one nickname', async () => {
  const { org, admin, user, row, refusal } = await freshOrg()
  const { CommunityNickname } = row('User', user('nick'))
  const wish = { op: 'update' as const, object: 'User', id: user('nack'), values: { CommunityNickname } }
  assert.equal(refusal(wish).code, 'DUPLICATE_COMM_NICKNAME')
  org.update(admin, 'User', wish.id, { CommunityNickname: 'own' })
})

test('permission set licences are given once, to users whose own licence goes with them, and counted', async () => {
  const { org, admin, create, refusal } = await freshOrg()
  const rows = (object: string) => [...org.as(admin).table(object).all()]
  const named = (object: string, field: string, value: string) => rows(object).find((row) => row[field] === value)
  const PermissionSetLicenseId = named('PermissionSetLicense', 'DeveloperName', 'IdentityConnect')?.Id ?? ''
  const taken = () => named('PermissionSetLicense', 'DeveloperName', 'IdentityConnect')?.['UsedLicenses']
  const object = 'PermissionSetLicenseAssign'
  const id = create(object, { AssigneeId: admin, PermissionSetLicenseId })
  assert.equal(taken(), 1)
  const again = refusal({ op: 'create', object, values: { AssigneeId: admin, PermissionSetLicenseId } })
  assert.equal(again.code, 'DUPLICATE_VALUE')
  assert.match(again.words, /^duplicate value found/)
  org.delete(admin, object, id)
  assert.equal(taken(), 0)
  const ProfileId = named('Profile', 'Name', 'Chatter Free User')?.Id ?? ''
  const person = { Username: 'chatty@x.example', LastName: 'Chatty', Email: 'chatty@x.example', Alias: 'chatty' }
  const locale = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' }
  const AssigneeId = create('User', { ...person, ...locale, ProfileId, IsActive: true })
  assert.equal(named('UserLicense', 'Name', 'Chatter Free')?.['UsedLicenses'], 1)
  assert.match(
    refusal({ op: 'create', object, values: { AssigneeId, PermissionSetLicenseId } }).words,
    /user license doesn't support it/,
  )
})

test('a profile that is made has a permission set of its own, which follows it', async () => {
  const { org, admin, create } = await freshOrg()
  const [license] = org.as(admin).table('UserLicense').all()
  const id = create('Profile', { Name: 'Blank', UserLicenseId: license?.Id ?? null, PermissionsApiEnabled: true })
  const set = () => [...org.as(admin).table('PermissionSet').all()].find((row) => row['ProfileId'] === id)
  assert.partialDeepStrictEqual(set(), { IsOwnedByProfile: true, PermissionsApiEnabled: true })
  assert.equal(org.as(admin).table('Profile').get(id)?.['UserType'], 'Standard')
  org.update(admin, 'Profile', id, { PermissionsViewSetup: true })
  assert.partialDeepStrictEqual(set(), { PermissionsApiEnabled: true, PermissionsViewSetup: true })
})
