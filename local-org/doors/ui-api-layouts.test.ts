/** UI API: layouts, whole pages and drafts agree with each other and with describe. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

interface Layout {
  id: string | null
  sections: { heading: string; layoutRows: { layoutItems: Item[] }[] }[]
}
interface Item {
  label: string
  layoutComponents: { apiName: string }[]
  lookupIdApiName: string | null
}

const itemsOf = ({ sections }: Layout) => sections.flatMap((one) => one.layoutRows.flatMap((row) => row.layoutItems))
const fieldsOf = (layout: Layout) => itemsOf(layout).flatMap((item) => item.layoutComponents.map((one) => one.apiName))

test('a whole page: layouts, objects and the record, with every field of the layout', async (t) => {
  const { call, create } = await openOrg(t)
  const id = await create('Account', { Name: 'Acme', BillingCity: 'Bern' })
  const { status, body } = await call('GET', `/ui-api/record-ui/${id.slice(0, 15)}?modes=View,Edit&formFactor=Small`)
  assert.equal(status, 200)
  const ui = body as {
    layouts: Record<string, Record<string, Record<string, Record<string, Layout>>>>
    objectInfos: object
    layoutUserStates: object
    records: Record<string, { fields: Record<string, { value: unknown; displayValue: unknown }> }>
  }
  const { Full } = ui.layouts['Account']?.['012000000000000AAA'] ?? {}
  assert.ok(Full?.['View'] && Full['Edit'])
  assert.deepEqual(Object.keys(ui.objectInfos).sort(), ['Account', 'User'])
  assert.ok(Full['View'].id && Full['View'].id in ui.layoutUserStates)
  const shown = Object.keys(ui.records[id]?.fields ?? {})
  for (const name of fieldsOf(Full['View'])) assert.ok(shown.includes(name), `${name} is in the record`)
  const headings = Full['View'].sections.map(({ heading }) => heading)
  assert.deepEqual(headings, [
    'Account Information',
    'Address Information',
    'Description Information',
    'System Information',
  ])
  assert.equal(Full['Edit'].sections.length, 3)
  assert.partialDeepStrictEqual(itemsOf(Full['View'])[0], { label: 'Account Owner', lookupIdApiName: 'OwnerId' })
  assert.partialDeepStrictEqual(ui.records[id]?.fields, {
    BillingCity: { displayValue: null, value: 'Bern' },
    Parent: { displayValue: null, value: null },
    Owner: { displayValue: 'Ada Admin', value: { apiName: 'User', recordTypeId: null } },
  })
})

test('the same fields stand in the layouts of describe, by record type and compact', async (t) => {
  const { call } = await openOrg(t)
  const page = (await call('GET', '/ui-api/layout/contact?layoutType=Full&mode=View')).body as Layout
  const described = (await call('GET', '/sobjects/Contact/describe/layouts/012000000000000AAA')).body as {
    id: string
    detailLayoutSections: { layoutRows: { layoutItems: { label: string }[] }[] }[]
  }
  const labels = described.detailLayoutSections.flatMap((one) =>
    one.layoutRows.flatMap((row) => row.layoutItems.map(({ label }) => label)),
  )
  assert.equal(described.id, page.id)
  assert.deepEqual(
    itemsOf(page).map(({ label }) => label),
    labels,
  )
  const all = await call('GET', '/sobjects/Contact/describe/layouts')
  assert.partialDeepStrictEqual(all.body, { recordTypeMappings: [{ layoutId: page.id, master: true }] })
  assert.equal((await call('GET', '/sobjects/Contact/describe/layouts/012000000000001AAA')).status, 404)
  const compact = (await call('GET', '/ui-api/layout/Contact?layoutType=Compact')).body as Layout
  const primary = (await call('GET', '/sobjects/Contact/describe/compactLayouts/primary')).body as {
    fieldItems: { layoutComponents: { value: string }[] }[]
  }
  assert.deepEqual(
    fieldsOf(compact),
    primary.fieldItems.map((item) => item.layoutComponents[0]?.value),
  )
})

test('what a new record and a copy begin with', async (t) => {
  const { call, create } = await openOrg(t)
  const fresh = await call('GET', '/ui-api/record-defaults/create/Lead?optionalFields=Lead.IsConverted')
  assert.partialDeepStrictEqual(fresh.body, {
    layout: { mode: 'Create', objectApiName: 'Lead' },
    record: {
      id: null,
      systemModstamp: null,
      fields: {
        Status: { value: 'Open - Not Contacted' },
        LastName: { value: null },
        Owner: { displayValue: 'Ada Admin' },
      },
    },
  })
  const AccountId = await create('Account', { Name: 'Acme' })
  const id = await create('Contact', { LastName: 'Zed', AccountId })
  const copy = await call('GET', `/ui-api/record-defaults/clone/${id}`)
  assert.partialDeepStrictEqual(copy.body, {
    layout: { mode: 'Edit' },
    record: { id: null, fields: { LastName: { value: 'Zed' }, Account: { displayValue: 'Acme' } } },
  })
  const template = await call('GET', `/ui-api/record-defaults/template/clone/${id}?optionalFields=Contact.LastName`)
  assert.deepEqual((template.body as { record: object }).record, {
    apiName: 'Contact',
    cloneSourceId: id,
    fields: { LastName: { displayValue: null, value: 'Zed' } },
    recordTypeId: '012000000000000AAA',
  })
})

/** Each address and how it is refused, as recorded. */
const REFUSALS: [path: string, status: number, errorCode: string, message: RegExp][] = [
  ['/record-ui/xxx', 400, 'INVALID_ID_FIELD', /^Record ID xxx is not a valid record ID\.$/],
  ['/layout/Nope', 403, 'INSUFFICIENT_ACCESS', /^You don't have access to this record/],
  ['/layout/Account?mode=Wrong', 400, 'ILLEGAL_QUERY_PARAMETER_VALUE', /'mode': Wrong$/],
  ['/layout/Account?formFactor=Huge', 400, 'ILLEGAL_QUERY_PARAMETER_VALUE', /'formFactor': Huge$/],
  ['/layout/Account?recordTypeId=001000000000001AAA', 400, 'INVALID_ID_FIELD', /'recordTypeId': 001000000000001AAA$/],
  [
    '/record-defaults/template/create/Account?optionalFields=Name',
    400,
    'ILLEGAL_QUERY_PARAMETER_VALUE',
    /Expected '\.'/,
  ],
  ['/lookups/Contact/LastName/Account', 400, 'ILLEGAL_QUERY_PARAMETER_VALUE', /LastName is not a valid lookup field/],
  ['/record-defaults/clone/003000000000001AAA', 404, 'NOT_FOUND', /does not exist/],
]

test('refusals are those of the UI API', async (t) => {
  const { call } = await openOrg(t)
  for (const [path, status, errorCode, message] of REFUSALS) {
    const reply = await call('GET', `/ui-api${path}`)
    const [error] = reply.body as { errorCode: string; message: string }[]
    assert.deepEqual([path, reply.status, error?.errorCode], [path, status, errorCode])
    assert.match(error?.message ?? '', message)
  }
})

test('a lookup offers what was used last, then what begins as typed', async (t) => {
  const { call, create } = await openOrg(t)
  await create('Account', { Name: 'Burton' })
  const id = await create('Account', { Name: 'Acme' })
  const found = async (query: string) => {
    const { body } = await call('GET', `/ui-api/lookups/Contact/AccountId/Account?${query}`)
    return (body as { records: { fields: { Name: { value: string } } }[] }).records.map((one) => one.fields.Name.value)
  }
  assert.deepEqual(await found('searchType=Recent'), ['Acme', 'Burton'])
  assert.deepEqual(await found('q=Bur'), ['Burton'])
  assert.deepEqual(await found(`q=${encodeURIComponent('A & bur')}`), ['Burton'])
  assert.deepEqual(await found('q=or'), [])
  assert.deepEqual(await found('q=Ac&page=1&pageSize=1'), ['Acme'])
  const mru = await call('GET', '/ui-api/mru-list-ui/Account?pageSize=1')
  assert.partialDeepStrictEqual(mru.body, {
    info: { label: 'Recently Viewed', listReference: { type: 'mru' } },
    records: { count: 1, nextPageToken: '1', records: [{ id }] },
  })
})
