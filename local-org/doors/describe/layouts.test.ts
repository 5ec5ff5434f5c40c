/** Layouts: those that were deployed, by profile and record type, and the few fields that tell records apart. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { openOrg } from '../../testing/open-org.ts'

const column = (...fields: [field: string, behavior: string][]) => ({
  layoutItems: fields.map(([field, behavior]) => ({ field, behavior })),
})

interface Described {
  layouts: {
    id: string
    detailLayoutSections: { heading: string; useHeading: boolean; layoutRows: { layoutItems: { label: string }[] }[] }[]
    relatedLists: { name: string; columns: { name: string }[] }[]
    quickActionList: { quickActionListItems: { quickActionName: string }[] }
  }[]
}

test('a deployed layout is the one people have, with its lists, in describe and in the UI API', async (t) => {
  const { org, call, create } = await openOrg(t)
  const conn = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
  const about = {
    fullName: 'Account-Account Layout',
    layoutSections: [
      {
        label: 'Facts',
        style: 'TwoColumnsLeftToRight',
        detailHeading: true,
        editHeading: true,
        layoutColumns: [
          column(['Name', 'Required'], ['Phone', 'Readonly']),
          column(['OwnerId', 'Edit'], ['BillingAddress', 'Edit']),
        ],
      },
    ],
    relatedLists: [{ relatedList: 'RelatedContactList', fields: ['FULL_NAME', 'CONTACT.EMAIL'] }],
  }
  await conn.metadata.upsert('Layout', about as never)
  const { layouts } = (await call('GET', '/sobjects/Account/describe/layouts')).body as Described
  const [section] = layouts[0]?.detailLayoutSections ?? []
  assert.equal(section?.heading, 'Facts')
  assert.equal(section.useHeading, true)
  assert.deepEqual(
    section.layoutRows.map(({ layoutItems }) => layoutItems.map(({ label }) => label)),
    [
      ['Account Name', 'Account Owner'],
      ['Account Phone', 'Billing Address'],
    ],
  )
  assert.deepEqual(
    layouts[0]?.relatedLists.map(({ name, columns }) => [name, columns.map((one) => one.name)]),
    [['Contacts', ['Name', 'Email']]],
  )
  const lists = (await call('GET', '/ui-api/related-list-info/Account')).body
  assert.deepEqual(
    (lists as { relatedLists: { relatedListId: string }[] }).relatedLists.map(({ relatedListId }) => relatedListId),
    ['Contacts'],
  )
  const list = (await call('GET', '/ui-api/related-list-info/Account/Contacts')).body as {
    displayColumns: { fieldApiName: string }[]
  }
  assert.deepEqual(
    list.displayColumns.map(({ fieldApiName }) => fieldApiName),
    ['Name', 'Email'],
  )
  const page = (await call('GET', '/ui-api/layout/Account?mode=Edit')).body as {
    id: string
    sections: { layoutRows: { layoutItems: { required: boolean; editableForUpdate: boolean }[] }[] }[]
  }
  assert.equal(page.id, layouts[0]?.id)
  const items = page.sections.flatMap(({ layoutRows }) => layoutRows.flatMap(({ layoutItems }) => layoutItems))
  assert.deepEqual(
    items.map(({ required, editableForUpdate }) => [required, editableForUpdate]),
    [
      [true, true],
      [false, false],
      [false, false],
      [false, true],
    ],
  )
  const id = await create('Account', { Name: 'Acme', Industry: 'Energy' })
  const { body } = await call('GET', `/ui-api/records/${id}?layoutTypes=Full`)
  assert.ok(!('Industry' in (body as { fields: object }).fields))
})

test('a compact layout that is assigned is shown first; several objects are asked at once', async (t) => {
  const { org, call } = await openOrg(t)
  const conn = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
  await conn.metadata.create('CompactLayout', {
    fullName: 'Contact.Short',
    label: 'Short',
    fields: ['Name', 'Email'],
  } as never)
  const all = (await call('GET', '/sobjects/Contact/describe/compactLayouts')).body as {
    compactLayouts: { name: string }[]
  }
  assert.deepEqual(all.compactLayouts.map(({ name }) => name).sort(), ['SYSTEM', 'Short'])
  const { body } = await call('GET', '/compactLayouts?q=Account,Contact')
  assert.partialDeepStrictEqual(body, { Account: { objectType: 'Account' }, Contact: { objectType: 'Contact' } })
  const global = (await call('GET', '/sobjects/Global/describe/layouts')).body as Described
  assert.ok(
    global.layouts[0]?.quickActionList.quickActionListItems.some(
      ({ quickActionName }) => quickActionName === 'NewTask',
    ),
  )
})

test('a layout of a new org is listed and read; put back changed, it is the one that is shown', async (t) => {
  const { org, call } = await openOrg(t)
  const conn = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
  const fullName = 'Account-Account Layout'
  const listed = await conn.metadata.list({ type: 'Layout' })
  const about = listed.find((one) => one.fullName === fullName)
  const before = (await call('GET', '/sobjects/Account/describe/layouts')).body as Described
  assert.equal(about?.id, before.layouts[0]?.id)
  const layout = (await conn.metadata.read('Layout', fullName)) as unknown as { layoutSections: object[] }
  assert.deepEqual(await conn.metadata.update('Layout', layout as never), { fullName, success: true, errors: [] })
  const same = (await call('GET', '/sobjects/Account/describe/layouts')).body as Described
  const shown = ({ layouts }: Described) =>
    layouts[0]?.detailLayoutSections.map(({ heading, layoutRows }) => [
      heading,
      layoutRows.map(({ layoutItems }) => layoutItems.map(({ label }) => label)),
    ])
  assert.deepEqual(shown(same), shown(before))
  assert.deepEqual(same.layouts[0]?.relatedLists, before.layouts[0]?.relatedLists)
  await conn.metadata.update('Layout', { ...layout, layoutSections: layout.layoutSections.slice(0, 1) } as never)
  const after = (await call('GET', '/sobjects/Account/describe/layouts')).body as Described
  assert.deepEqual(shown(after), shown(before)?.slice(0, 1))
  const { body } = await call(
    'GET',
    `/tooling/query?q=${encodeURIComponent("SELECT Name FROM Layout WHERE TableEnumOrId = 'Contact'")}`,
  )
  assert.deepEqual(
    (body as { records: { Name: string }[] }).records.map(({ Name }) => Name),
    ['Contact Layout'],
  )
})
