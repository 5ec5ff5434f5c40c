/** What the partner API tells of layouts, list views, quick actions, searches and duplicates. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from './testing/open-soap.ts'

test('layouts, compact layouts and search layouts, in the order of the WSDL', async (t) => {
  const { soap } = await openSoap(t)
  const layout = (await soap('<describeLayout><sObjectType>account</sObjectType></describeLayout>')).text
  assert.match(
    layout,
    /<\/buttonLayoutSection><detailLayoutSections><collapsed>false<\/collapsed><columns>2<\/columns><heading>/,
  )
  assert.match(layout, /<layoutComponents><displayLines>1<\/displayLines><tabOrder>1<\/tabOrder><type>Field<\/type>/)
  assert.match(layout, /<recordTypeSelectorRequired>false<\/recordTypeSelectorRequired><\/result>/)
  const compact = '<sObjectType>Contact</sObjectType>'
  const { text } = await soap(`<describeCompactLayouts>${compact}</describeCompactLayouts>`)
  assert.match(text, /<name>SYSTEM<\/name><objectType>Contact<\/objectType>/)
  const primary = await soap(
    '<describePrimaryCompactLayouts><sObjectTypes>Lead</sObjectTypes></describePrimaryCompactLayouts>',
  )
  assert.match(primary.text, /<objectType>Lead<\/objectType><\/result>/)
  const search = await soap('<describeSearchLayouts><sObjectType>Case</sObjectType></describeSearchLayouts>')
  assert.match(search.text, /<searchColumns><field>Case\.CaseNumber<\/field>/)
  const unknown = await soap('<describeLayout><sObjectType>Nope</sObjectType></describeLayout>')
  assert.match(unknown.text, /<faultcode>sf:INVALID_TYPE<\/faultcode>/)
})

test('list views are described and their rows told', async (t) => {
  const { soap, create } = await openSoap(t)
  await create('Account', { Name: 'Shown' })
  const all = await soap('<describeSObjectListViews><sObjectType>Account</sObjectType></describeSObjectListViews>')
  assert.match(all.text, /<query>SELECT Name, /)
  const named =
    '<request><developerNameOrId>AllAccounts</developerNameOrId><sobjectType>Account</sobjectType></request>'
  const { text } = await soap(`<executeListView>${named}</executeListView>`)
  assert.match(text, /<fieldNameOrPath>Name<\/fieldNameOrPath><value>Shown<\/value>/)
  const gone = named.replace('AllAccounts', 'None')
  assert.match((await soap(`<executeListView>${gone}</executeListView>`)).text, /sf:NOT_FOUND/)
})

test('a quick action makes its record for the record it is on', async (t) => {
  const { soap, create, query } = await openSoap(t)
  const account = await create('Account', { Name: 'A' })
  const record = '<records><type>Task</type><Description>Talked</Description></records>'
  const wish = `<contextId>${account}</contextId><quickActionName>Account.LogACall</quickActionName>${record}`
  const { text } = await soap(`<performQuickActions><quickActions>${wish}</quickActions></performQuickActions>`)
  assert.match(text, /<created>true<\/created><ids>00T\w{15}<\/ids><success>true<\/success>/)
  assert.partialDeepStrictEqual(await query('SELECT Subject, WhatId, Description FROM Task'), [
    { Subject: 'Call', WhatId: account, Description: 'Talked' },
  ])
  const told = await soap('<describeQuickActions><quickActions>NewCase</quickActions></describeQuickActions>')
  assert.match(told.text, /<actionEnumOrId>NewCase<\/actionEnumOrId>/)
})

test('duplicates are found without saving, by values and by id', async (t) => {
  const { soap, create, control, query } = await openSoap(t)
  await control.post('/rules', {
    duplicateRules: [
      { name: 'Same_Email', object: 'Lead', active: true, matchFields: ['Email'], action: 'alert', message: 'Known.' },
    ],
  })
  const lead = await create('Lead', { LastName: 'L', Company: 'C', Email: 'l@l.example' })
  const wish = '<sObjects><type>Lead</type><Email>L@L.example</Email></sObjects>'
  const { text } = await soap(`<findDuplicates>${wish}</findDuplicates>`)
  assert.match(text, new RegExp(`<matchRecords>.*${lead}.*<size>1</size>`))
  assert.match(text, /<allowSave>true<\/allowSave><duplicateRule>Same_Email<\/duplicateRule>/)
  const byId = await soap(`<findDuplicatesByIds><ids>${lead}</ids></findDuplicatesByIds>`)
  assert.match(byId.text, /<size>0<\/size>/, 'a record is no duplicate of itself')
  assert.equal((await query('SELECT Id FROM Lead')).length, 1)
})

test('members that came with a later version are not told to clients of earlier ones', async (t) => {
  const { soap, session } = await openSoap(t)
  const ask = '<describeSObject><sObjectType>Account</sObjectType></describeSObject>'
  assert.doesNotMatch((await soap(ask, session, 'u/47.0')).text, /sobjectDescribeOption|associateEntityType/)
  assert.match((await soap(ask, session, 'u/60.0')).text, /<fields>/)
})
