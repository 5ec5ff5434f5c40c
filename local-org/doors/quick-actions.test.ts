/** Quick actions make records with what their page gives. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
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
  const names = ['accessLevelRequired', 'actionEnumOrId', 'canvasApplicationId', 'canvasApplicationName', 'colors']
  assert.deepEqual(Object.keys(body as object).slice(0, 5), names)
  const [first] = (await call('GET', '/quickActions')).body as Record<string, object>[]
  assert.deepEqual(Object.keys(first ?? {}), ['actionEnumOrId', 'label', 'name', 'type', 'urls'])
  assert.deepEqual(Object.keys(first?.['urls'] ?? {}), [
    'defaultValues',
    'quickAction',
    'describe',
    'defaultValuesTemplate',
  ])
  const { body: task } = await call('GET', '/quickActions/NewTask/defaultValues')
  assert.deepEqual(Object.keys(task as object), [
    'attributes',
    'Subject',
    'ActivityDate',
    'WhoId',
    'WhatId',
    'OwnerId',
    'Status',
  ])
  assert.partialDeepStrictEqual(task, { attributes: { type: 'Task' }, Subject: null, Status: 'Not Started' })
  assert.equal((await call('GET', '/sobjects/Account/quickActions')).status, 200)
  assert.equal((await call('GET', '/quickActions/Nothing')).status, 404)
})

test('deployed actions stand on the pages of their object, and change or make what they say', async (t) => {
  const { org, call, create, query } = await openOrg(t)
  const conn = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
  const layout = (field: string) => ({
    layoutSectionStyle: 'OneColumn',
    quickActionLayoutColumns: [{ quickActionLayoutItems: [{ field, uiBehavior: 'Edit', emptySpace: false }] }],
  })
  const deploy = (fullName: string, about: object) =>
    conn.metadata.create('QuickAction', { fullName, ...about } as never)
  await deploy('Account.Heat', {
    type: 'Update',
    label: 'Make hot',
    fieldOverrides: [{ field: 'Rating', literalValue: 'Hot' }],
    quickActionLayout: layout('Site'),
    successMessage: 'Hot now',
  })
  await deploy('Account.Child', {
    type: 'Create',
    label: 'Child',
    targetObject: 'Account',
    targetParentField: 'ParentId',
    quickActionLayout: layout('Name'),
  })
  const id = await create('Account', { Name: 'A', Site: 'old' })
  const names = async (path: string) =>
    ((await call('GET', path)).body as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => !/^New|^Log/.test(name))
  assert.deepEqual(await names('/sobjects/Account/quickActions'), ['Child', 'Heat'])
  assert.deepEqual(await names('/quickActions'), [])
  const heat = '/sobjects/Account/quickActions/Heat'
  assert.partialDeepStrictEqual((await call('GET', `${heat}/defaultValues/${id}`)).body, { Site: 'old', Rating: 'Hot' })
  const changed = await call('POST', heat, { contextId: id, record: { Site: 'new' } })
  assert.equal(changed.status, 200)
  assert.partialDeepStrictEqual(changed.body, { id, created: false, success: true, successMessage: 'Hot now' })
  assert.equal((await call('POST', heat, { record: {} })).status, 400)
  const made = await call('POST', '/sobjects/Account/quickActions/Child', { contextId: id, record: { Name: 'B' } })
  assert.equal(made.status, 201)
  assert.deepEqual(
    (await query('SELECT Name, Site, Rating, Parent.Name FROM Account ORDER BY Name')).map((row) => [
      row['Name'],
      row['Site'],
      row['Rating'],
      (row['Parent'] as { Name: string } | null)?.Name,
    ]),
    [
      ['A', 'new', 'Hot', undefined],
      ['B', null, null, 'A'],
    ],
  )
})
