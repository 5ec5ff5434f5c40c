/** Quick actions make records with what their page gives. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

test('a logged call is a closed task about the record of the page', async (t) => {
  const { call, create, query } = await openOrg(t)
  const accountId = await create('Account', { Name: 'A' })
  const values = await call('GET', `/quickActions/LogACall/defaultValues/${accountId}`)
  assert.partialDeepStrictEqual(values.body, { WhatId: accountId, WhoId: null, Status: 'Completed' })
  const wish = { contextId: accountId, record: { Subject: 'Rang', Description: 'Nobody there' } }
  const made = await call('POST', '/quickActions/LogACall', wish)
  assert.equal(made.status, 201)
  assert.partialDeepStrictEqual(made.body, { contextId: accountId, created: true, success: true })
  const [task] = await query('SELECT Subject, WhatId, IsClosed, TaskSubtype FROM Task')
  assert.deepEqual([task?.['Subject'], task?.['WhatId'], task?.['IsClosed']], ['Rang', accountId, true])
})

test('on a person a task has a name, on a company a contact has its account', async (t) => {
  const { call, create, query } = await openOrg(t)
  const accountId = await create('Account', { Name: 'A' })
  const contactId = await create('Contact', { LastName: 'C' })
  await call('POST', `/sobjects/Contact/quickActions/NewTask`, { contextId: contactId, record: { Subject: 'S' } })
  await call('POST', '/quickActions/NewContact', { contextId: accountId, record: { LastName: 'New' } })
  assert.equal((await query('SELECT WhoId FROM Task'))[0]?.['WhoId'], contactId)
  assert.equal((await query("SELECT AccountId FROM Contact WHERE LastName = 'New'"))[0]?.['AccountId'], accountId)
  const refused = await call('POST', '/quickActions/NewContact', { record: {} })
  assert.equal(refused.status, 400)
  assert.partialDeepStrictEqual(refused.body, { success: false, errors: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] })
})

test('describes, lists and unknown actions', async (t) => {
  const { call } = await openOrg(t)
  const { body } = await call('GET', '/quickActions/NewLead/describe')
  assert.partialDeepStrictEqual(body, { targetSobjectType: 'Lead', layout: { layoutRows: [{ numItems: 1 }] } })
  assert.equal((await call('GET', '/sobjects/Account/quickActions')).status, 200)
  assert.equal((await call('GET', '/quickActions/Nothing')).status, 404)
})
