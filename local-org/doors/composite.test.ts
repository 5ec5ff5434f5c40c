/** Composite, graph, batch, tree: references, undoing, and what each costs. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

const base = '/services/data/v60.0'

interface SubAnswer {
  httpStatusCode: number
  referenceId: string
  body: unknown
}

function account(referenceId: string, body: unknown) {
  return { method: 'POST', url: `${base}/sobjects/Account`, referenceId, body }
}

function contact(referenceId: string, body: unknown) {
  return { method: 'POST', url: `${base}/sobjects/Contact`, referenceId, body }
}

test('a composite passes values on and counts as one API call', async (t) => {
  const { call, control } = await openOrg(t)
  const reply = await call('POST', '/composite', {
    compositeRequest: [
      account('acc', { Name: 'Acme' }),
      contact('con', { LastName: 'Doe', AccountId: '@{acc.id}' }),
      { method: 'GET', url: `${base}/sobjects/Contact/@{con.id}?fields=AccountId`, referenceId: 'row' },
      { method: 'GET', url: `${base}/query?q=SELECT+Id+FROM+Contact+WHERE+AccountId='@{acc.id}'`, referenceId: 'list' },
      { method: 'PATCH', url: `${base}/sobjects/Account/@{list.records[0].Nope}`, referenceId: 'bad', body: {} },
    ],
  })
  const { compositeResponse } = reply.body as { compositeResponse: SubAnswer[] }
  assert.deepEqual(
    compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
    [201, 201, 200, 200, 400],
  )
  const [acc, , row] = compositeResponse
  assert.partialDeepStrictEqual(row, { body: { AccountId: (acc as { body: { id: string } }).body.id } })
  assert.equal((await control.callTotals({ path: '/composite$' })).apiCalls, 1)
})

test('allOrNone undoes what was done and says so, and no listener hears of it', async (t) => {
  const { call, query, control } = await openOrg(t)
  const { lastCommit } = await control.get<{ lastCommit: number }>('/state')
  const reply = await call('POST', '/composite', {
    allOrNone: true,
    compositeRequest: [account('acc', { Name: 'Undone' }), contact('con', { AccountId: '@{acc.id}' })],
  })
  const { compositeResponse } = reply.body as { compositeResponse: SubAnswer[] }
  const codes = compositeResponse.map(({ body }) => (body as { errorCode: string }[])[0]?.errorCode)
  assert.deepEqual(codes, ['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING'])
  assert.deepEqual(await query("SELECT Id FROM Account WHERE Name = 'Undone'"), [])
  assert.equal((await control.get<{ lastCommit: number }>('/state')).lastCommit, lastCommit)
})

test('what answers later than a composite can wait is refused in it, changes nothing and ends nothing', async (t) => {
  const { call } = await openOrg(t)
  const wishes = [
    { method: 'POST', url: 'v60.0/jobs/ingest', richInput: {} },
    { method: 'POST', url: 'v60.0/jobs/ingest', richInput: { object: 'Account', operation: 'insert' } },
    { method: 'GET', url: 'v60.0/ui-api/list-records/Account/Nope' },
  ]
  const reply = await call('POST', '/composite/batch', { batchRequests: wishes })
  const { results } = reply.body as { results: { statusCode: number }[] }
  assert.deepEqual(
    results.map(({ statusCode }) => statusCode),
    [404, 404, 404],
  )
  assert.deepEqual((await call('GET', '/jobs/ingest')).body, { done: true, records: [], nextRecordsUrl: null })
})

test('a composite takes 25 subrequests, five of them queries or collections', async (t) => {
  const { call } = await openOrg(t)
  const many = Array.from({ length: 26 }, (_, i) => account(`a${i}`, { Name: 'x' }))
  assert.equal((await call('POST', '/composite', { compositeRequest: many })).status, 400)
  const queries = Array.from({ length: 6 }, (_, i) => ({
    method: 'GET',
    url: `${base}/query?q=SELECT+Id+FROM+User`,
    referenceId: `q${i}`,
  }))
  assert.equal((await call('POST', '/composite', { compositeRequest: queries })).status, 400)
  assert.equal((await call('POST', '/composite', { compositeRequest: queries.slice(1) })).status, 200)
})

test('each graph stands or falls by itself', async (t) => {
  const { call, query } = await openOrg(t)
  const reply = await call('POST', '/composite/graph', {
    graphs: [
      {
        graphId: 'good',
        compositeRequest: [account('a', { Name: 'Good' }), contact('c', { LastName: 'G', AccountId: '@{a.id}' })],
      },
      { graphId: 'bad', compositeRequest: [account('a', { Name: 'Bad' }), contact('c', {})] },
    ],
  })
  const { graphs } = reply.body as { graphs: { graphId: string; isSuccessful: boolean }[] }
  assert.deepEqual(
    graphs.map(({ graphId, isSuccessful }) => [graphId, isSuccessful]),
    [
      ['good', true],
      ['bad', false],
    ],
  )
  assert.deepEqual((await query("SELECT Name FROM Account WHERE Name IN ('Good', 'Bad')")).length, 1)
})

test('graphs go by ids that begin with a letter or digit, have no period and stand once', async (t) => {
  const { call } = await openOrg(t)
  const ask = async (...ids: unknown[]) => {
    const graphs = ids.map((graphId) => ({ graphId, compositeRequest: [account('a', { Name: 'x' })] }))
    return (await call('POST', '/composite/graph', { graphs })).status
  }
  assert.equal(await ask('1', 'two'), 200)
  for (const ids of [['1', '1'], [undefined], ['_a'], ['a.b'], ['a'.repeat(40)]]) assert.equal(await ask(...ids), 400)
})

test('graphs have limits of their own: kinds of nodes, and failures', async (t) => {
  const { call } = await openOrg(t)
  const nodes = Array.from({ length: 16 }, (_, i) => ({
    method: 'GET',
    url: `${base}/sobjects/Account${i}/x`,
    referenceId: `n${i}`,
  }))
  const kinds = await call('POST', '/composite/graph', { graphs: [{ graphId: 'g', compositeRequest: nodes }] })
  assert.equal(kinds.status, 400)
  const bad = { compositeRequest: [account('a', {})] }
  const graphs = Array.from({ length: 16 }, (_, i) => ({ ...bad, graphId: `g${i}` }))
  const { body } = await call('POST', '/composite/graph', { graphs })
  type Told = { graphs: { graphResponse: { compositeResponse: { body: { errorCode: string }[] }[] } }[] }
  const codes = (body as Told).graphs.map((one) => one.graphResponse.compositeResponse[0]?.body[0]?.errorCode)
  assert.deepEqual(codes.slice(-2), ['REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED'])
})

test('a batch counts each of its requests', async (t) => {
  const { call, control } = await openOrg(t)
  const reply = await call('POST', '/composite/batch', {
    haltOnError: true,
    batchRequests: [
      { method: 'GET', url: 'v60.0/limits' },
      { method: 'GET', url: '/services/data/v60.0/sobjects/Account/001000000000000AAA' },
      { method: 'POST', url: 'v60.0/sobjects/Account', richInput: { Name: 'never' } },
    ],
  })
  const { hasErrors, results } = reply.body as { hasErrors: boolean; results: { statusCode: number }[] }
  assert.deepEqual([hasErrors, results.map(({ statusCode }) => statusCode)], [true, [200, 404, 412]])
  assert.equal((await control.callTotals()).apiCalls, 3)
})

test('a tree creates parents with children, or nothing', async (t) => {
  const { call, query } = await openOrg(t)
  const tree = (lastName: string | undefined) => ({
    records: [
      {
        attributes: { type: 'Account', referenceId: 'r1' },
        Name: 'Tree',
        Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'r2' }, lastname: lastName }] },
      },
    ],
  })
  const bad = await call('POST', '/composite/tree/Account', tree(undefined))
  assert.deepEqual(bad.body, {
    hasErrors: true,
    results: [
      {
        referenceId: 'r2',
        errors: [
          {
            statusCode: 'REQUIRED_FIELD_MISSING',
            message: 'Required fields are missing: [LastName]',
            fields: ['LastName'],
          },
        ],
      },
    ],
  })
  assert.deepEqual(await query('SELECT Id FROM Account'), [])
  const good = await call('POST', '/composite/tree/Account', tree('Leaf'))
  assert.equal(good.status, 201)
  assert.equal((await query("SELECT Id FROM Contact WHERE Account.Name = 'Tree'")).length, 1)
})

test('references keep their kind and their letter case, and a field without a value clears', async (t) => {
  const { call, query } = await openOrg(t)
  const row = { method: 'GET', url: `${base}/sobjects/Account/@{acc.id}`, referenceId: 'row' }
  const copy = { Name: '@{row.Name} 2', Site: '@{row.Site}', NumberOfEmployees: '@{row.NumberOfEmployees}' }
  const codes = async (version: string) => {
    const compositeRequest = [
      account('acc', { Name: 'A', NumberOfEmployees: 7 }),
      row,
      account('2nd', copy),
      account('wrong', { Name: '@{acc.Id}' }),
    ]
    const { body } = await call('POST', `/services/data/v${version}/composite`, { compositeRequest })
    return (body as { compositeResponse: SubAnswer[] }).compositeResponse.map(({ httpStatusCode }) => httpStatusCode)
  }
  assert.deepEqual(await codes('60.0'), [201, 200, 201, 400])
  const [found] = await query("SELECT Site, NumberOfEmployees FROM Account WHERE Name = 'A 2'")
  assert.deepEqual([found?.['Site'], found?.['NumberOfEmployees']], [null, 7])
  assert.deepEqual(await codes('51.0'), [201, 200, 400, 400])
})

test('illegal reference ids fail the call since version 52, and a failed collection is told as it is', async (t) => {
  const { call } = await openOrg(t)
  const illegal = { compositeRequest: [account('a-b', { Name: 'A' })] }
  const { status, body } = await call('POST', '/composite', illegal)
  const words =
    "Provided referenceId ('a-b') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_')."
  assert.deepEqual([status, body], [400, [{ message: words, errorCode: 'JSON_PARSER_ERROR' }]])
  assert.equal((await call('POST', '/services/data/v51.0/composite', illegal)).status, 200)
  const records = [{ attributes: { type: 'Account' }, Name: 'A' }, { attributes: { type: 'Account' } }]
  const collection = { method: 'POST', url: `${base}/composite/sobjects`, referenceId: 'many', body: { records } }
  const undone = await call('POST', '/composite', {
    allOrNone: true,
    compositeRequest: [collection, contact('con', { LastName: 'C' })],
  })
  const { compositeResponse } = undone.body as { compositeResponse: SubAnswer[] }
  assert.deepEqual(
    compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
    [200, 400],
  )
})

test('records of a tree say what they are and are called differently', async (t) => {
  const { call } = await openOrg(t)
  const refusal = async (...records: object[]) => {
    const { body } = await call('POST', '/composite/tree/Account', { records })
    const { results } = body as { results?: { errors: { message: string }[] }[] }
    return results?.[0]?.errors.map(({ message }) => message) ?? (body as { message: string }[])[0]?.message
  }
  const one = { attributes: { type: 'Account', referenceId: 'r' }, Name: 'A' }
  const twice = ['Duplicate ReferenceId provided in the request.', 'Duplicate ReferenceId found: r']
  assert.deepEqual(await refusal(one, one), twice)
  const untyped = { attributes: { referenceId: 'r' }, Name: 'A' }
  assert.deepEqual(await refusal(untyped), ['Include an entity type for each record in the request.'])
  assert.equal(await refusal({ Name: 'A' }), 'Include a reference ID for each record in the request.')
})

test('what has not changed is null there, with the stamps of its description', async (t) => {
  const { call } = await openOrg(t)
  const httpHeaders = { 'If-Modified-Since': 'Fri, 01 Jan 2100 00:00:00 GMT' }
  const ask = { method: 'GET', url: '/services/data/v60.0/sobjects', referenceId: 'all', httpHeaders }
  const { body } = await call('POST', '/composite', { compositeRequest: [ask] })
  const [answer] = (body as { compositeResponse: { httpHeaders: Record<string, string> }[] }).compositeResponse
  assert.partialDeepStrictEqual(answer, { body: null, httpStatusCode: 304 })
  assert.deepEqual(Object.keys(answer?.httpHeaders ?? {}), ['ETag', 'Last-Modified'])
  assert.match(answer?.httpHeaders['ETag'] ?? '', /^"[0-9a-f]{8}"$/)
})
