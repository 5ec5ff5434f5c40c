/** Profiles and permission sets, kept as rows, decide what a user sees and may do. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

const bench = await freshOrg()
const { org, admin, create } = bench

function profileNamed(name: string): string {
  const found = [...org.as(admin).table('Profile').all()].find((row) => row['Name'] === name)
  return found?.Id ?? ''
}

function person(name: string, profile: string): string {
  const id = bench.user(name)
  org.update(admin, 'User', id, { ProfileId: profileNamed(profile) })
  return id
}

function permissionSet(name: string, user: string): string {
  const PermissionSetId = create('PermissionSet', { Name: name, Label: name })
  create('PermissionSetAssignment', { PermissionSetId, AssigneeId: user })
  return PermissionSetId
}

const errorOf = (user: string, object: string, values: object) =>
  org.save(user, [{ op: 'create', object, values }])[0]?.errors[0]

test('users, profiles and roles are made by those alone who manage them', () => {
  const user = person('plain', 'Standard User')
  assert.equal(org.as(user).object('User')?.createable, false)
  for (const object of ['User', 'Profile', 'PermissionSet', 'PermissionSetAssignment', 'UserRole'])
    assert.equal(errorOf(user, object, {})?.errorCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', object)
  org.update(user, 'User', user, { Title: 'Own' })
  const PermissionSetId = create('PermissionSet', { Name: 'Roles', Label: 'Roles', PermissionsManageRoles: true })
  create('PermissionSetAssignment', { PermissionSetId, AssigneeId: user })
  assert.equal(errorOf(user, 'UserRole', { Name: 'R', DeveloperName: 'R' }), undefined)
})

test('a user of the least profile sees what permission sets open, and no more', () => {
  const user = person('least', 'Minimum Access - Salesforce')
  assert.equal(org.as(user).object('Account'), undefined)
  assert.ok(org.as(user).object('User'), 'set-up objects are open to all')
  const ParentId = permissionSet('Accounts', user)
  const rights = create('ObjectPermissions', { ParentId, SobjectType: 'Account', PermissionsRead: true })
  const wish = (object: string, values: object) =>
    bench.refusal({ op: 'create', object, values: { ParentId, ...values } })
  assert.equal(
    wish('ObjectPermissions', { SobjectType: 'Lead', PermissionsDelete: true, PermissionsRead: true }).words,
    'Permission Delete Lead depends on permission(s): Edit Lead',
  )
  assert.equal(wish('ObjectPermissions', { SobjectType: 'User', PermissionsRead: true }).fields[0], 'SobjectType')
  assert.equal(wish('ObjectPermissions', { SobjectType: 'Account', PermissionsRead: true }).code, 'DUPLICATE_VALUE')
  const name = { SobjectType: 'Account', Field: 'Account.Name', PermissionsRead: true }
  assert.equal(
    wish('FieldPermissions', name).words,
    'Field Name: bad value for restricted picklist field: Account.Name',
  )
  const account = org.as(user).object('Account')
  assert.ok(account)
  assert.deepEqual([account.createable, account.updateable], [false, false])
  assert.ok(org.as(user).field(account, 'Name'), 'required fields are open with their object')
  assert.equal(org.as(user).field(account, 'Phone'), undefined)
  create('FieldPermissions', { ParentId, SobjectType: 'Account', Field: 'Account.Phone', PermissionsRead: true })
  assert.equal(org.as(user).field(account, 'Phone')?.name, 'Phone')
  const closed = errorOf(user, 'Account', { Name: 'A' })
  assert.equal(closed?.errorCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY')
  assert.equal(closed?.message, 'entity type cannot be inserted: Account')
  org.update(admin, 'ObjectPermissions', rights, { PermissionsCreate: true })
  assert.equal(errorOf(user, 'Account', { Name: 'A', Phone: '1' })?.errorCode, 'INVALID_FIELD_FOR_INSERT_UPDATE')
  assert.equal(errorOf(user, 'Account', { Name: 'A', Fax: '1' })?.errorCode, 'INVALID_FIELD')
  assert.equal(errorOf(user, 'Account', { Name: 'A' }), undefined)
  org.delete(admin, 'ObjectPermissions', rights)
  assert.equal(org.as(user).object('Account'), undefined, 'taken away, it is closed again')
})

test('standard profiles have rows that can be narrowed; custom objects come with what accounts have', () => {
  const reader = person('reader', 'Read Only')
  assert.equal(
    errorOf(reader, 'Lead', { LastName: 'L', Company: 'C' })?.message,
    'entity type cannot be inserted: Lead',
  )
  const lead = org.as(reader).object('Lead')
  assert.equal(lead?.fields.find(({ name }) => name === 'Company')?.nillable, false)
  org.createCustomObject({ name: 'Ship__c' })
  const seller = person('seller', 'Standard User')
  assert.equal(org.as(seller).object('Ship__c')?.createable, true)
  assert.equal(org.as(reader).object('Ship__c')?.createable, false)
  const [own] =
    org
      .as(admin)
      .table('PermissionSet')
      .lookup('ProfileId', [profileNamed('Standard User')]) ?? []
  const rows =
    org
      .as(admin)
      .table('ObjectPermissions')
      .lookup('ParentId', [own?.Id ?? '']) ?? []
  const ship = rows.find((row) => row['SobjectType'] === 'Ship__c')
  org.update(admin, 'ObjectPermissions', ship?.Id ?? '', { PermissionsDelete: false })
  const id = org.create(seller, 'Ship__c', { Name: 'S' })
  assert.throws(() => org.delete(seller, 'Ship__c', id), {
    errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
    message: 'insufficient access rights on object id',
  })
  org.removeCustomObject('Ship__c')
  const left = [...org.as(admin).table('ObjectPermissions').all()]
  assert.ok(left.length > 0 && !left.some((row) => row['SobjectType'] === 'Ship__c'))
})

test('private records are seen from above, by queue, by share and with View All', () => {
  org.setRules({ sharing: { Account: 'Private' } })
  const boss = person('boss', 'Standard User')
  const seller = person('owner', 'Standard User')
  const other = person('other', 'Standard User')
  const top = create('UserRole', { Name: 'Top', DeveloperName: 'Top' })
  const middle = create('UserRole', { Name: 'Middle', DeveloperName: 'Middle', ParentRoleId: top })
  const low = create('UserRole', { Name: 'Low', DeveloperName: 'Low', ParentRoleId: middle })
  org.update(admin, 'User', boss, { UserRoleId: top })
  org.update(admin, 'User', seller, { UserRoleId: low })
  const account = org.create(seller, 'Account', { Name: 'Private' })
  const sees = (user: string) => org.as(user).table('Account').get(account) !== undefined
  const change = (user: string) =>
    org.save(user, [{ op: 'update', object: 'Account', id: account, values: { Site: 'x' } }])
  assert.deepEqual([boss, seller, other, admin].map(sees), [true, true, false, true])
  assert.equal(change(other)[0]?.errors[0]?.errorCode, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY')
  const across = errorOf(other, 'Contact', { LastName: 'C', AccountId: account })
  assert.equal(across?.message, `insufficient access rights on cross-reference id: ${account.slice(0, 15)}`)
  const share = { AccountId: account, UserOrGroupId: other, AccountAccessLevel: 'Read' }
  const shared = create('AccountShare', { ...share, OpportunityAccessLevel: 'Read', CaseAccessLevel: 'Read' })
  assert.equal(sees(other), true)
  assert.equal(change(other)[0]?.errors[0]?.errorCode, 'INSUFFICIENT_ACCESS_OR_READONLY')
  org.update(admin, 'AccountShare', shared, { AccountAccessLevel: 'Edit' })
  assert.equal(change(other)[0]?.success, true)
  org.delete(admin, 'AccountShare', shared)
  assert.equal(sees(other), false)
  const group = create('Group', { Name: 'Friends', Type: 'Regular', DeveloperName: 'Friends' })
  create('GroupMember', { GroupId: group, UserOrGroupId: other })
  create('AccountShare', { ...share, UserOrGroupId: group, OpportunityAccessLevel: 'Read', CaseAccessLevel: 'Read' })
  assert.equal(sees(other), true, 'by the group')
  const third = person('third', 'Standard User')
  const ParentId = permissionSet('SeesAll', third)
  const rights = { ParentId, SobjectType: 'Account', PermissionsRead: true, PermissionsViewAllRecords: true }
  assert.equal(sees(third), false)
  create('ObjectPermissions', rights)
  assert.equal(sees(third), true)
  assert.equal(change(third)[0]?.success, false)
})

test('details are seen and changed with their master', () => {
  org.createCustomObject({ name: 'Dock__c' })
  org.createCustomObject({ name: 'Berth__c', fields: [] })
  org.createCustomField('Berth__c', {
    name: 'Dock__c',
    type: 'reference',
    referenceTo: ['Dock__c'],
    masterDetail: true,
    nillable: false,
  })
  const [keeper, guest] = [person('keeper', 'Standard User'), person('guest', 'Standard User')]
  const dock = org.create(keeper, 'Dock__c', { Name: 'D' })
  const berth = org.create(keeper, 'Berth__c', { Name: 'B', Dock__c: dock })
  assert.ok(org.as(guest).table('Berth__c').get(berth))
  org.setRules({ sharing: { Dock__c: 'Private' } })
  assert.equal(org.as(guest).table('Berth__c').get(berth), undefined)
  assert.ok(org.as(keeper).table('Berth__c').get(berth))
  org.setRules({ sharing: { Dock__c: 'Read' } })
  assert.ok(org.as(guest).table('Berth__c').get(berth))
  assert.equal(
    org
      .as(admin)
      .object('Berth__c')
      ?.fields.some(({ name }) => name === 'OwnerId'),
    false,
  )
  assert.equal(
    errorOf(guest, 'Berth__c', { Name: 'X', Dock__c: dock })?.errorCode,
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  )
})

test('campaigns are changed by marketing users', () => {
  const user = person('crier', 'Standard User')
  assert.equal(errorOf(user, 'Campaign', { Name: 'C' })?.message, 'entity type cannot be inserted: Campaign')
  assert.equal(org.as(user).object('Campaign')?.createable, false)
  org.update(admin, 'User', user, { UserPermissionsMarketingUser: true })
  assert.equal(errorOf(user, 'Campaign', { Name: 'C' }), undefined)
})

test('parts of a closed record are closed, and contacts where their accounts control them', () => {
  const [seller, other] = [person('seller2', 'Standard User'), person('other2', 'Standard User')]
  org.setRules({ sharing: { Account: 'Private', Contact: 'ControlledByParent', Opportunity: 'Private' } })
  const AccountId = org.create(seller, 'Account', { Name: 'Hidden' })
  const contact = org.create(seller, 'Contact', { LastName: 'Of it', AccountId })
  const alone = org.create(seller, 'Contact', { LastName: 'Alone' })
  const deal = { Name: 'D', StageName: 'Prospecting', CloseDate: '2026-06-01' }
  const OpportunityId = org.create(seller, 'Opportunity', deal)
  const role = org.create(seller, 'OpportunityContactRole', { OpportunityId, ContactId: contact })
  const sees = (user: string) => [
    org.as(user).table('Contact').get(contact) !== undefined,
    org.as(user).table('Contact').get(alone) !== undefined,
    org.as(user).table('OpportunityContactRole').get(role) !== undefined,
  ]
  assert.deepEqual(sees(seller), [true, true, true])
  assert.deepEqual(sees(other), [false, false, false])
  create('AccountShare', {
    AccountId,
    UserOrGroupId: other,
    AccountAccessLevel: 'Read',
    OpportunityAccessLevel: 'Read',
    CaseAccessLevel: 'Read',
  })
  assert.deepEqual(sees(other), [true, false, false])
})

test('an account opens what is around it, and is seen by whoever has a part of it', () => {
  org.setRules({ sharing: { Account: 'Private', Opportunity: 'Private', Contact: 'Private', Case: 'Private' } })
  const keeper = person('holder', 'Standard User')
  const closer = person('partner', 'Standard User')
  const stranger = person('nobody', 'Standard User')
  const account = org.create(keeper, 'Account', { Name: 'Around' })
  const deal = { Name: 'D', StageName: 'Prospecting', CloseDate: '2026-06-01', AccountId: account, OwnerId: closer }
  const opportunity = create('Opportunity', deal)
  const sees = (user: string, object: string, id: string) => org.as(user).table(object).get(id) !== undefined
  const change = (user: string, object: string, id: string) =>
    org.save(user, [{ op: 'update', object, id, values: { Description: 'x' } }])[0]?.success
  assert.deepEqual([sees(keeper, 'Opportunity', opportunity), change(keeper, 'Opportunity', opportunity)], [true, true])
  assert.deepEqual([sees(closer, 'Account', account), change(closer, 'Account', account)], [true, false])
  assert.deepEqual([sees(stranger, 'Account', account), sees(stranger, 'Opportunity', opportunity)], [false, false])
  const share = { AccountId: account, UserOrGroupId: stranger, AccountAccessLevel: 'Read', CaseAccessLevel: 'Read' }
  create('AccountShare', { ...share, OpportunityAccessLevel: 'Read' })
  assert.deepEqual(
    [sees(stranger, 'Opportunity', opportunity), change(stranger, 'Opportunity', opportunity)],
    [true, false],
  )
})

test('View All Data shows every record and changes none; leads are converted by those who may', () => {
  org.setRules({ sharing: { Account: 'Private' } })
  const watcher = person('watcher', 'Standard User')
  const account = create('Account', { Name: 'Watched' })
  const sees = () => org.as(watcher).table('Account').get(account) !== undefined
  assert.equal(sees(), false)
  const PermissionSetId = create('PermissionSet', { Name: 'Watch', Label: 'Watch', PermissionsViewAllData: true })
  create('PermissionSetAssignment', { AssigneeId: watcher, PermissionSetId })
  assert.equal(sees(), true)
  const [changed] = org.save(watcher, [{ op: 'update', object: 'Account', id: account, values: { Site: 'x' } }])
  assert.equal(changed?.errors[0]?.errorCode, 'INSUFFICIENT_ACCESS_OR_READONLY')
  const leadId = org.create(watcher, 'Lead', { LastName: 'L', Company: 'C' })
  const wish = { leadId, convertedStatus: 'Closed - Converted', doNotCreateOpportunity: true }
  const [own] =
    org
      .as(admin)
      .table('PermissionSet')
      .lookup('ProfileId', [profileNamed('Standard User')]) ?? []
  org.update(admin, 'PermissionSet', own?.Id ?? '', { PermissionsConvertLeads: false })
  assert.throws(() => org.convertLead(watcher, wish), { errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY' })
  org.update(admin, 'PermissionSet', own?.Id ?? '', { PermissionsConvertLeads: true })
  assert.equal(org.convertLead(watcher, wish).leadId, leadId)
})

test('members of a team have the record shared while they are members', () => {
  org.setRules({ sharing: { Account: 'Private', Opportunity: 'Private', Contact: 'Private', Case: 'Private' } })
  const mate = person('mate', 'Standard User')
  const AccountId = create('Account', { Name: 'Team' })
  const deal = { Name: 'D', StageName: 'Prospecting', CloseDate: '2026-06-01', AccountId }
  const opportunity = create('Opportunity', deal)
  const sees = (object: string, id: string) => org.as(mate).table(object).get(id) !== undefined
  const member = create('AccountTeamMember', { AccountId, UserId: mate, TeamMemberRole: 'Sales Manager' })
  assert.deepEqual([sees('Account', AccountId), sees('Opportunity', opportunity)], [true, false])
  const causes = [...org.as(admin).table('AccountShare').all()].filter((share) => share['AccountId'] === AccountId)
  assert.deepEqual(causes.map((share) => share['RowCause']).sort(), ['Owner', 'Team'])
  org.update(admin, 'AccountTeamMember', member, { OpportunityAccessLevel: 'Read' })
  assert.equal(sees('Opportunity', opportunity), true)
  org.delete(admin, 'AccountTeamMember', member)
  assert.deepEqual([sees('Account', AccountId), sees('Opportunity', opportunity)], [false, false])
  create('OpportunityTeamMember', { OpportunityId: opportunity, UserId: mate, OpportunityAccessLevel: 'Edit' })
  assert.deepEqual([sees('Opportunity', opportunity), sees('Account', AccountId)], [true, true])
})

test('tasks and events are changed by those with the permission to edit them', () => {
  const user = person('idle', 'Minimum Access - Salesforce')
  assert.equal(errorOf(user, 'Task', { Subject: 'Call' })?.errorCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY')
  assert.ok(org.as(user).object('Task'), 'they are read without it')
  const set = permissionSet('Tasks', user)
  org.update(admin, 'PermissionSet', set, { PermissionsEditTask: true })
  assert.equal(errorOf(user, 'Task', { Subject: 'Call' }), undefined)
})
