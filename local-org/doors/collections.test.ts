/** sObject Collections at their edges: limits, rows without type, deletes by id alone. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

interface RowResult {
  id?: string
  success: boolean
  created?: boolean
  errors: { statusCode: string; message: string; fields: string[] }[]
}

const account = (values: Record<string, unknown>) => ({ attributes: { type: 'Account' }, ...values })

test('200 records pass, 201 do not', async (t) => {
  const { call, query } = await openOrg(t)
  const records = (n: number) => Array.from({ length: n }, (_, i) => account({ Name: `A${i}` }))
  const full = await call('POST', '/composite/sobjects', { records: records(200) })
  assert.equal((full.body as RowResult[]).filter(({ success }) => success).length, 200)
  const over = await call('POST', '/composite/sobjects', { records: records(201) })
  assert.deepEqual([over.status, (over.body as { errorCode: string }[])[0]?.errorCode], [400, 'EXCEEDED_ID_LIMIT'])
  assert.equal((await query('SELECT Id FROM Account')).length, 200)
})

test('a row without its type is refused alone; under allOrNone nothing is saved', async (t) => {
  const { call, query } = await openOrg(t)
  const records = [account({ Name: 'Typed' }), { Name: 'Untyped' }]
  const alone = (await call('POST', '/composite/sobjects', { records })).body as RowResult[]
  assert.deepEqual(
    alone.map(({ success }) => success),
    [true, false],
  )
  assert.equal(
    alone[1]?.errors[0]?.message,
    'Nested object for polymorphic foreign key must have an attributes field before any other fields.',
  )
  const upserted = await call('PATCH', '/composite/sobjects/Account/Id', { records: [{ Name: 'Untyped' }] })
  assert.partialDeepStrictEqual(upserted.body, [{ created: false, errors: [{ statusCode: 'JSON_PARSER_ERROR' }] }])
  const missing = { records: [account({ id: '001000000000001AAA', Name: 'Gone' })] }
  const [gone] = (await call('PATCH', '/composite/sobjects', missing)).body as RowResult[]
  assert.deepEqual(Object.keys(gone ?? {}), ['success', 'errors'])
  const all = (await call('POST', '/composite/sobjects', { allOrNone: true, records })).body as RowResult[]
  assert.equal(all[0]?.errors[0]?.statusCode, 'ALL_OR_NONE_OPERATION_ROLLED_BACK')
  assert.equal((await query('SELECT Id FROM Account')).length, 1)
})

test('upsert by a key tells created from updated, and updates need ids', async (t) => {
  const { call } = await openOrg(t)
  const rows = [
    { attributes: { type: 'Contact' }, LastName: 'A', Email: 'a@example.com' },
    { attributes: { type: 'Contact' }, LastName: 'B', Email: 'b@example.com' },
  ]
  const upsert = async () =>
    (await call('PATCH', '/composite/sobjects/Contact/Email', { records: rows })).body as RowResult[]
  assert.deepEqual(
    (await upsert()).map(({ created }) => created),
    [true, true],
  )
  assert.deepEqual(
    (await upsert()).map(({ created }) => created),
    [false, false],
  )
  const update = await call('PATCH', '/composite/sobjects', { records: [account({ Name: 'No id' })] })
  assert.deepEqual((update.body as RowResult[])[0]?.errors[0], {
    statusCode: 'MISSING_ARGUMENT',
    message: 'Id not specified in an update call',
    fields: [],
  })
})

test('deletes go by ids alone, of several objects, and meet the faults of their objects', async (t) => {
  const { call, create, control } = await openOrg(t)
  const ids = [await create('Account', { Name: 'A' }), await create('Lead', { LastName: 'L', Company: 'C' })]
  await control.fault({ match: { object: 'Lead' }, effect: 'lock' })
  const remove = async () => (await call('DELETE', `/composite/sobjects?ids=${ids.join(',')}`)).body as RowResult[]
  const first = await remove()
  assert.deepEqual(
    first.map(({ success }) => success),
    [true, false],
  )
  assert.equal(first[1]?.errors[0]?.statusCode, 'UNABLE_TO_LOCK_ROW')
  const second = await remove()
  assert.deepEqual(
    second.map(({ success }) => success),
    [false, true],
  )
  assert.equal(second[0]?.errors[0]?.statusCode, 'ENTITY_IS_DELETED')
})
