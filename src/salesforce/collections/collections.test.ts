import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, type Reply, startScriptedServer } from '../../../test/support/scripted-server.ts'
import { createSalesforce } from '../client.ts'

type Row = { LastName?: string; Id?: string; attributes: { type: string } }
type Part = { url: string; method: string; body: { records: Row[] } }
type RowReply = { id?: string; success: boolean; errors: unknown[]; created?: boolean }

const bad = (statusCode: string, message: string, fields: string[] = []): RowReply => ({
  success: false,
  errors: [{ statusCode, message, fields }],
})

/** An org that answers each collection row with `row`, and refuses a whole collection when `whole` says so. */
async function org(row: (row: Row) => RowReply, whole: (rows: Row[]) => Reply | undefined = () => undefined) {
  const collection = (rows: Row[]) => whole(rows) ?? { status: 200, body: rows.map(row) }
  const server = await startScriptedServer(({ path, body }: Asked) => {
    if (!path.endsWith('/composite')) return collection((body as { records: Row[] }).records)
    const parts = (body as { compositeRequest: Part[] }).compositeRequest
    const answers = parts.map((part) => collection(part.body.records)) as { status?: number; body: unknown }[]
    return {
      body: { compositeResponse: answers.map(({ status = 200, body }) => ({ httpStatusCode: status, body })) },
    }
  })
  const session = { instanceUrl: server.url, accessToken: 'x' }
  const salesforce = createSalesforce({
    session: { current: async () => session, renew: async () => session },
    apiVersion: '66.0',
    clientName: 'Rainmaker',
    waits: { retryMs: 1, lockMs: 1 },
  })
  return { server, salesforce, [Symbol.asyncDispose]: () => server.close() }
}

const partsOf = (asked: Asked | undefined) =>
  (asked?.body as { compositeRequest: Part[] } | undefined)?.compositeRequest ?? []
const leads = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ object: 'Lead', fields: { LastName: `L${n}` } }))
const fine = ({ LastName }: Row): RowReply => ({ id: `id of ${LastName}`, success: true, errors: [] })

test('1,000 rows go in one call as five collections, each row gets its own result', async () => {
  await using open = await org(fine)
  const results = await open.salesforce.create(leads(1000))
  assert.equal(open.server.asked.length, 1)
  const compositeRequest = partsOf(open.server.asked[0])
  assert.deepEqual(
    compositeRequest.map(({ body }) => body.records.length),
    [200, 200, 200, 200, 200],
  )
  assert.deepEqual(results[999], { ok: true, id: 'id of L999', created: true })
})

test('up to 200 rows go as one plain collection', async () => {
  await using open = await org(fine)
  await open.salesforce.create(leads(200))
  assert.equal(open.server.asked[0]?.path, '/services/data/v66.0/composite/sobjects')
})

test('a collection holds at most ten objects, and results keep the callers order', async () => {
  await using open = await org(fine)
  const rows = Array.from({ length: 48 }, (_, n) => ({ object: `O${n % 12}__c`, fields: { LastName: `L${n}` } }))
  const results = await open.salesforce.create(rows)
  assert.deepEqual(
    results.map((result) => result.ok && result.id),
    rows.map(({ fields }) => `id of ${fields.LastName}`),
  )
  const compositeRequest = partsOf(open.server.asked[0])
  const objects = compositeRequest.map(
    ({ body }) => new Set(body.records.map(({ attributes }) => attributes.type)).size,
  )
  assert.deepEqual(objects, [10, 2])
})

test('rows of one parent travel in one collection: apart, they would wait for each other’s lock', async () => {
  await using open = await org(fine)
  const parents = ['001000000000001', '001000000000002', '001000000000003']
  const rows = Array.from({ length: 450 }, (_, n) => ({
    object: 'Contact',
    fields: { LastName: `L${n}`, AccountId: parents[n % 3] },
  }))
  const results = await open.salesforce.create(rows)
  assert.deepEqual(
    results.map((result) => result.ok && result.id),
    rows.map(({ fields }) => `id of ${fields.LastName}`),
  )
  const kept = partsOf(open.server.asked[0]).map(
    ({ body }) => new Set((body.records as { AccountId?: string }[]).map(({ AccountId }) => AccountId)).size,
  )
  // 150 each: two of the three parents lie across the border of 200 rows once, none is scattered over all collections.
  assert.deepEqual(kept, [2, 2, 1])
})

test('two updates of one record stay in order in two collections', async () => {
  await using open = await org(({ Id }) => ({ id: Id ?? '', success: true, errors: [] }))
  const row = (value: string) => ({ object: 'Lead', id: '00Q000000000001', fields: { LastName: value } })
  await open.salesforce.update([row('first'), row('second')])
  const compositeRequest = partsOf(open.server.asked[0])
  assert.deepEqual(
    compositeRequest.map(({ body }) => body.records[0]?.LastName),
    ['first', 'second'],
  )
})

test('a refused row names object, field and value', async () => {
  const message = 'Status: bad value for restricted picklist field: Wroking'
  await using open = await org(() => bad('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, ['Status']))
  const [result] = await open.salesforce.create([{ object: 'Lead', fields: { Status: 'Wroking' } }])
  assert.ok(result && !result.ok)
  assert.equal(result.problem.code, 'picklist-value-invalid')
  assert.equal(result.problem.details.what, '"Wroking" is not in the picklist Status of Lead.')
  assert.equal(result.problem.details.salesforce?.message, message)
})

test('only locked rows are tried again', async () => {
  const tries = new Map<string, number>()
  await using open = await org((row) => {
    const name = row.LastName ?? ''
    tries.set(name, (tries.get(name) ?? 0) + 1)
    const locked = name === 'L1' && (tries.get(name) ?? 0) < 3
    return locked ? bad('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record') : fine(row)
  })
  const results = await open.salesforce.create(leads(3))
  assert.deepEqual(
    results.map(({ ok }) => ok),
    [true, true, true],
  )
  assert.deepEqual([...tries.values()], [1, 3, 1])
})

test('a row that stays locked ends as record-locked after six tries', async () => {
  await using open = await org(() => bad('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access'))
  const [result] = await open.salesforce.create(leads(1))
  assert.ok(result && !result.ok)
  assert.deepEqual([result.problem.code, open.server.asked.length], ['record-locked', 6])
})

test('one unreadable row does not spoil the other 199', async () => {
  const whole = (rows: Row[]): Reply | undefined =>
    rows.some(({ LastName }) => LastName === 'L77')
      ? {
          status: 400,
          body: [
            {
              errorCode: 'JSON_PARSER_ERROR',
              message: 'Cannot deserialize instance of date from VALUE_STRING value soon',
            },
          ],
        }
      : undefined
  await using open = await org(fine, whole)
  const results = await open.salesforce.create(leads(200))
  const refused = results.flatMap((result, n) => (result.ok ? [] : [[n, result.problem.code]]))
  assert.deepEqual(refused, [[77, 'field-value-invalid']])
  assert.ok(open.server.asked.length <= 5, `${open.server.asked.length} calls`)
})

test('when no row can be read, the search for the faulty one ends', async () => {
  await using open = await org(fine, () => ({ status: 400, body: [{ errorCode: 'JSON_PARSER_ERROR', message: 'no' }] }))
  const results = await open.salesforce.create(leads(1000))
  assert.ok(open.server.asked.length <= 21, `${open.server.asked.length} calls`)
  const codes = new Set(results.map((result) => result.ok || result.problem.code))
  assert.deepEqual([...codes].sort(), ['field-value-invalid', 'sibling-failed'])
})

test('an answer in another form leaves a write in doubt', async () => {
  const server = await startScriptedServer(() => ({ body: { surprise: true } }))
  const session = { instanceUrl: server.url, accessToken: 'x' }
  const source = { current: async () => session, renew: async () => session }
  const [result] = await createSalesforce({ session: source, apiVersion: '66.0', clientName: 'Rainmaker' }).create(
    leads(1),
  )
  await server.close()
  assert.equal(result?.ok === false && result.problem.code, 'answer-lost')
})

test('a used-up allowance stops the rest', async () => {
  const used: Reply = {
    status: 403,
    body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
  }
  const server = await startScriptedServer(() => used)
  const session = { instanceUrl: server.url, accessToken: 'x' }
  const salesforce = createSalesforce({
    session: { current: async () => session, renew: async () => session },
    apiVersion: '66.0',
    clientName: 'Rainmaker',
  })
  const results = await salesforce.create(leads(2500))
  await server.close()
  assert.equal(server.asked.length, 1)
  assert.ok(results.every((result) => !result.ok && result.problem.code === 'limit-reached'))
})
