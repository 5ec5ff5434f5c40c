import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OrgError } from '../../org/index.ts'
import { readUser } from './read-user.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

test('a document of a user is fields, entitlements and a password', () => {
  const wish = readUser({
    username: 'a@x.example',
    emails: ['a@x.example'],
    name: { familyName: 'A' },
    active: 'True',
    phoneNumbers: [{ type: 'mobile', value: '1' }, { value: '2' }],
    addresses: [{ type: 'work', locality: 'Linz' }],
    entitlements: [{ value: '00edL0000000002' }, { value: '0PSdL0000000009' }],
    [enterprise]: { department: 'D', manager: { value: '005dL0000000001QAA' } },
    password: 'a-long-one',
  })
  assert.deepEqual(wish.values, {
    Username: 'a@x.example',
    Email: 'a@x.example',
    LastName: 'A',
    IsActive: true,
    MobilePhone: '1',
    Phone: '2',
    City: 'Linz',
    Department: 'D',
    ManagerId: '005dL0000000001QAA',
    ProfileId: '00edL0000000002QAA',
  })
  assert.deepEqual([wish.permissionSets, wish.password], [['0PSdL0000000009WAA'], 'a-long-one'])
})

test('what a document is silent about is not touched, what it empties is', () => {
  assert.deepEqual(readUser({ nickName: 'n' }), { values: { CommunityNickname: 'n' } })
  assert.deepEqual(readUser({ entitlements: [], roles: [] }), { values: { UserRoleId: null }, permissionSets: [] })
})

test('an entitlement that is no id is refused', () => {
  assert.throws(() => readUser({ entitlements: [{ value: 'Admin' }] }), OrgError)
})
