/** Who may do what with a record, as clients ask: share rows with their causes, and UserRecordAccess. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { openOrg } from '../testing/open-org.ts'

const PERSON = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' }

async function withSeller(t: Parameters<typeof openOrg>[0]) {
  const opened = await openOrg(t)
  const [profile] = await opened.query("SELECT Id FROM Profile WHERE Name = 'Standard User'")
  const names = { LastName: 'Seller', Alias: 's', Username: 's@s.example', Email: 's@s.example', IsActive: true }
  const seller = await opened.create('User', { ...names, ...PERSON, ProfileId: profile?.['Id'] })
  return { ...opened, seller }
}

test('every record has a share row of its owner; shares people make stand beside it', async (t) => {
  const { create, query, call, org, seller } = await withSeller(t)
  const AccountId = await create('Account', { Name: 'A' })
  const made = {
    UserOrGroupId: seller,
    AccountAccessLevel: 'Read',
    OpportunityAccessLevel: 'Read',
    CaseAccessLevel: 'Read',
  }
  await create('AccountShare', { AccountId, ...made })
  const fields = 'Id, UserOrGroupId, AccountAccessLevel, RowCause, Account.Name'
  const shares = await query(`SELECT ${fields} FROM AccountShare WHERE AccountId = '${AccountId}' ORDER BY RowCause`)
  assert.deepEqual(
    shares.map((row) => [row['RowCause'], row['UserOrGroupId'], row['AccountAccessLevel']]),
    [
      ['Manual', seller, 'Read'],
      ['Owner', org.userId, 'All'],
    ],
  )
  const owner = String(shares[1]?.['Id'])
  assert.partialDeepStrictEqual((await call('GET', `/sobjects/AccountShare/${owner}`)).body, {
    AccountId,
    RowCause: 'Owner',
  })
  const [counted] = await query(`SELECT COUNT(Id) n FROM AccountShare WHERE UserOrGroupId = '${org.userId}'`)
  assert.equal(counted?.['n'], 1)
  const [account] = await query(`SELECT Id, (SELECT RowCause FROM Shares) FROM Account WHERE Id = '${AccountId}'`)
  assert.partialDeepStrictEqual(account, { Shares: { totalSize: 2 } })
})

test('UserRecordAccess tells what a user may do with records', async (t) => {
  const { create, query, call, control, seller } = await withSeller(t)
  const open = await create('Contact', { LastName: 'Open' })
  const hidden = await create('Lead', { LastName: 'Hidden', Company: 'C' })
  const shown = await create('Lead', { LastName: 'Shown', Company: 'C' })
  await control.post('/rules', { sharing: { Lead: 'Private' } })
  await create('LeadShare', { LeadId: shown, UserOrGroupId: seller, LeadAccessLevel: 'Edit' })
  const ask = (fields: string, ids: string[]) =>
    query(`SELECT ${fields} FROM UserRecordAccess WHERE UserId = '${seller}' AND RecordId IN ('${ids.join("','")}')`)
  const rows = await ask('RecordId, HasReadAccess, HasEditAccess, HasDeleteAccess, MaxAccessLevel', [
    open,
    hidden,
    shown,
  ])
  assert.deepEqual(
    rows.map((row) => [row['RecordId'], row['HasReadAccess'], row['HasEditAccess'], row['MaxAccessLevel']]).sort(),
    [
      [open, true, true, 'Edit'],
      [hidden, false, false, 'None'],
      [shown, true, true, 'Edit'],
    ],
  )
  const [short] = await ask('RecordId, HasAllAccess', [open.slice(0, 15)])
  assert.deepEqual([short?.['RecordId'], short?.['HasAllAccess']], [open, false])
  const all = await call('GET', '/query?q=SELECT+RecordId+FROM+UserRecordAccess')
  assert.equal(all.status, 400)
  assert.partialDeepStrictEqual(all.body, [{ errorCode: 'MALFORMED_QUERY' }])
})

test('sharing rules, deployed, open records by owner and by criteria, and stand among the shares', async (t) => {
  const { create, query, org, control, seller } = await withSeller(t)
  const group = await create('Group', { Name: 'Field', DeveloperName: 'Field', Type: 'Regular' })
  await create('GroupMember', { GroupId: group, UserOrGroupId: seller })
  await control.post('/rules', { sharing: { Account: 'Private', Lead: 'Private' } })
  const conn = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
  const deploy = (fullName: string, about: object) =>
    conn.metadata.create('SharingRules', { fullName, ...about } as never)
  await deploy('Account', {
    sharingCriteriaRules: [
      {
        fullName: 'Hot',
        label: 'Hot',
        accessLevel: 'Edit',
        sharedTo: { group: 'Field' },
        criteriaItems: [{ field: 'Rating', operation: 'equals', value: 'Hot,Warm' }],
      },
    ],
  })
  await deploy('Lead', {
    sharingOwnerRules: [
      {
        fullName: 'All',
        label: 'All',
        accessLevel: 'Read',
        sharedTo: { group: 'Field' },
        sharedFrom: { allInternalUsers: '' },
      },
    ],
  })
  const hot = await create('Account', { Name: 'Hot', Rating: 'Hot' })
  const cold = await create('Account', { Name: 'Cold', Rating: 'Cold' })
  const lead = await create('Lead', { LastName: 'L', Company: 'C' })
  const ids = [hot, cold, lead].map((id) => `'${id}'`).join(',')
  const access = await query(
    `SELECT RecordId, MaxAccessLevel FROM UserRecordAccess WHERE UserId = '${seller}' AND RecordId IN (${ids})`,
  )
  assert.deepEqual(
    access.map((row) => [row['RecordId'], row['MaxAccessLevel']]),
    [
      [hot, 'Edit'],
      [cold, 'None'],
      [lead, 'Read'],
    ],
  )
  const shares = await query(`SELECT Id, UserOrGroupId, AccountAccessLevel FROM AccountShare WHERE RowCause = 'Rule'`)
  assert.deepEqual(
    shares.map((row) => [row['UserOrGroupId'], row['AccountAccessLevel']]),
    [[group, 'Edit']],
  )
  const read = await conn.metadata.read('SharingRules', 'Account')
  assert.equal((read as { fullName?: string }).fullName, 'Account')
  await conn.metadata.delete('SharingRules', 'Account')
  assert.equal((await query(`SELECT Id FROM AccountShare WHERE RowCause = 'Rule'`)).length, 0)
})

test('the switchboard sets sharing rules, too: to a role and those below it', async (t) => {
  const { create, query, call, control, seller } = await withSeller(t)
  const top = await create('UserRole', { Name: 'Top', DeveloperName: 'Top' })
  const below = await create('UserRole', { Name: 'Below', DeveloperName: 'Below', ParentRoleId: top })
  await call('PATCH', `/sobjects/User/${seller}`, { UserRoleId: below })
  const id = await create('Lead', { LastName: 'L', Company: 'C', Rating: 'Hot' })
  const criteria = [{ field: 'Rating', operation: 'equals', values: ['Hot'] }]
  const level = async (kind: string) => {
    const rule = { name: 'r', object: 'Lead', access: 'Read', to: { kind, name: 'Top' }, criteria }
    await control.post('/rules', { sharing: { Lead: 'Private' }, sharingRules: [rule] })
    const wish = `UserId = '${seller}' AND RecordId = '${id}'`
    return (await query(`SELECT MaxAccessLevel FROM UserRecordAccess WHERE ${wish}`))[0]?.['MaxAccessLevel']
  }
  assert.deepEqual([await level('role'), await level('roleAndBelow')], ['None', 'Read'])
})

test('users are made, entitled and deactivated by SCIM', async (t) => {
  const { create, query, call, seller } = await withSeller(t)
  const scim = '/services/scim/v2/Users'
  const set = await create('PermissionSet', { Name: 'Extra', Label: 'Extra' })
  const path = `${scim}/${seller}`
  const operations = (...Operations: object[]) => call('PATCH', path, { Operations })
  const { body } = await operations(
    { op: 'add', path: 'entitlements', value: [{ value: set }] },
    { op: 'Replace', path: 'emails[type eq "work"].value', value: 'new@s.example' },
  )
  assert.partialDeepStrictEqual(body, { emails: [{ value: 'new@s.example' }], active: true })
  const assigned = () =>
    query(`SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${seller}' AND PermissionSetId = '${set}'`)
  assert.equal((await assigned()).length, 1)
  await operations({ op: 'remove', path: `entitlements[value eq "${set}"]` })
  assert.equal((await assigned()).length, 0)

  const [profile] = await query("SELECT Id FROM Profile WHERE Name = 'Standard User'")
  const wish = {
    userName: 's2@s.example',
    name: { familyName: 'S' },
    emails: ['s@s.example'],
    entitlements: [{ value: profile?.['Id'] }],
  }
  const made = await call('POST', '/services/scim/v1/Users', wish, { 'auto-approve-user': 'true' })
  assert.deepEqual([made.status, made.headers.get('auto-approve-user')?.slice(0, 4)], [201, '5Aep'])
  const twice = await call('POST', '/services/scim/v1/Users', wish)
  assert.equal(twice.status, 409)
  assert.match(
    JSON.stringify(twice.body),
    /"Errors":\[\{"description":"DUPLICATE_USERNAME, .*: \[Username\]","code":409\}\]/,
  )

  assert.equal((await call('DELETE', path)).status, 204)
  const filter = encodeURIComponent(`active eq false and id eq "${seller}"`)
  assert.partialDeepStrictEqual((await call('GET', `${scim}?filter=${filter}`)).body, { totalResults: 1 })
})
