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
