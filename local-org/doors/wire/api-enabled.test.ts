/** Who may use the API: what profiles take away, permission sets give back. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../../testing/open-org.ts'

test('a profile without ApiEnabled shuts its users out, until a permission set lets one in', async (t) => {
  const { call, control, create, query } = await openOrg(t)
  const [profile] = await query("SELECT Id FROM Profile WHERE Name = 'Standard User'")
  const ProfileId = String(profile?.['Id'])
  const names = { LastName: 'U', Alias: 'u', Username: 'u@u.example', Email: 'u@u.example', IsActive: true }
  const places = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' }
  const userId = await create('User', { ...names, ...places, ProfileId })
  const { session } = await control.post<{ session: { accessToken: string } }>('/tokens', { userId })
  const read = () => call('GET', '/limits', undefined, { authorization: `Bearer ${session.accessToken}` })
  assert.partialDeepStrictEqual(await read(), { status: 200 })

  const [own] = await query(`SELECT Id FROM PermissionSet WHERE ProfileId = '${ProfileId}'`)
  await call('PATCH', `/sobjects/PermissionSet/${own?.['Id']}`, { PermissionsApiEnabled: false })
  const refused = await read()
  assert.deepEqual(
    [refused.status, refused.body],
    [403, [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'API is disabled for this User' }]],
  )
  const set = await create('PermissionSet', { Name: 'Api', Label: 'Api', PermissionsApiEnabled: true })
  await create('PermissionSetAssignment', { AssigneeId: userId, PermissionSetId: set })
  assert.equal((await read()).status, 200)
})

test('who has Chatter Free comes in without a permission that licence does not know', async (t) => {
  const { call, control, create, query } = await openOrg(t)
  const [profile] = await query("SELECT Id FROM Profile WHERE Name = 'Chatter Free User'")
  const names = { LastName: 'C', Alias: 'c', Username: 'c@c.example', Email: 'c@c.example', IsActive: true }
  const places = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' }
  const userId = await create('User', { ...names, ...places, ProfileId: profile?.['Id'] })
  assert.partialDeepStrictEqual(await query(`SELECT UserType FROM User WHERE Id = '${userId}'`), [
    { UserType: 'CsnOnly' },
  ])
  const { session } = await control.post<{ session: { accessToken: string } }>('/tokens', { userId })
  const described = await call('GET', '/sobjects/User/describe', undefined, {
    authorization: `Bearer ${session.accessToken}`,
  })
  assert.partialDeepStrictEqual(described, { status: 200, body: { name: 'User' } })
})
