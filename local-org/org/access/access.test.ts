/** What a user may not see or change. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

const bench = await freshOrg()
const { org, admin, create } = bench
const user = bench.user('u')
const refusal = (object: string, values: object) =>
  org.save(user, [{ op: 'create', object, values }])[0]?.errors[0]?.errorCode

test('closed objects and fields are not there', () => {
  org.setRules({
    permissions: [
      {
        holderId: user,
        objects: { Campaign: { read: false }, Lead: { create: false } },
        fields: { Account: { Phone: { read: false, edit: false }, Website: { read: true, edit: false } } },
        system: { ApiEnabled: false },
      },
    ],
  })
  const view = org.as(user)
  assert.equal(view.object('Campaign'), undefined)
  const account = view.object('Account')
  assert.ok(account)
  assert.equal(view.field(account, 'Phone'), undefined)
  assert.equal(account.fields.find((field) => field.name === 'Website')?.updateable, false)
  assert.equal(view.object('Lead')?.createable, false)
  assert.equal(refusal('Lead', { LastName: 'L', Company: 'C' }), 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY')
  assert.equal(refusal('Account', { Name: 'A', Phone: '1' }), 'INVALID_FIELD')
  assert.equal(refusal('Account', { Name: 'A', Website: 'w' }), 'INVALID_FIELD_FOR_INSERT_UPDATE')
  assert.equal(refusal('Campaign', { Name: 'C' }), 'INVALID_TYPE')
  assert.ok(org.as(admin).object('Campaign'), 'the administrator is not touched')
})

test('private records of others are hidden, readable ones locked', () => {
  const mine = org.create(user, 'Opportunity', { Name: 'Mine', StageName: 'Prospecting', CloseDate: '2026-06-01' })
  const other = create('Opportunity', { Name: 'Other', StageName: 'Prospecting', CloseDate: '2026-06-01' })
  org.setRules({ sharing: { Opportunity: 'Private' } })
  assert.deepEqual(
    [...org.as(user).table('Opportunity').all()].map(({ Id }) => Id),
    [mine],
  )
  assert.equal(org.as(user).table('Opportunity').get(other), undefined)
  assert.equal(org.as(admin).table('Opportunity').size, 2)
  org.setRules({ sharing: { Opportunity: 'Read' } })
  assert.equal(org.as(user).table('Opportunity').size, 2)
  assert.throws(() => org.update(user, 'Opportunity', other, { Name: 'x' }), {
    errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
  })
})
