/** Searching over HTTP. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOrg } from '../testing/open-org.ts'

async function threeCompanies(t: Parameters<typeof openOrg>[0]) {
  const opened = await openOrg(t)
  const ids = []
  for (const Name of ['Acme Robotics', 'Acme Tools', 'Zenith']) ids.push(await opened.create('Account', { Name }))
  await opened.create('Contact', { LastName: 'Acmesson', Email: 'acme@example.com' })
  const get = async (path: string) => (await opened.call('GET', path)).body
  return { ...opened, ids, get }
}

type Found = { searchRecords: Record<string, unknown>[] }

test('SOSL finds, and refuses in the words of Salesforce', async (t) => {
  const { call, get, ids } = await threeCompanies(t)
  const text = 'FIND {acme} IN NAME FIELDS RETURNING Account(Id, Name ORDER BY Name)'
  const { searchRecords } = (await get(`/search/?${new URLSearchParams({ q: text })}`)) as Found
  assert.deepEqual(
    searchRecords.map(({ Id, Name }) => [Id, Name]),
    [
      [ids[0], 'Acme Robotics'],
      [ids[1], 'Acme Tools'],
    ],
  )
  const { status, body } = await call('GET', '/search?q=FIND+nothing')
  assert.equal(status, 400)
  assert.partialDeepStrictEqual(body, [{ errorCode: 'MALFORMED_SEARCH' }])
})

test('a search from parameters, by GET and by POST', async (t) => {
  const { call, get, ids } = await threeCompanies(t)
  const asked = await get('/parameterizedSearch?q=Acme&sobject=Account&Account.fields=Id,Name&Account.limit=1&in=NAME')
  assert.equal((asked as Found).searchRecords.length, 1)
  const { body } = await call('POST', '/parameterizedSearch', {
    q: 'Acme',
    fields: ['Id', 'Name'],
    sobjects: [{ name: 'Account', where: "Name LIKE '%Tools'" }],
    metadata: 'LABELS',
  })
  const { searchRecords, metadata } = body as Found & { metadata: unknown }
  assert.deepEqual(
    searchRecords.map(({ Id }) => Id),
    [ids[1]],
  )
  assert.partialDeepStrictEqual(metadata, { entityMetadata: [{ entityName: 'Account' }] })
})

test('every parameter is read, unknown ones are refused, and SOSL marks what it finds', async (t) => {
  const { call, get } = await threeCompanies(t)
  const wish = { q: 'acme', in: 'NAME', fields: ['Id', 'Name'], sobjects: [{ name: 'account' }], defaultLimit: '1' }
  const all = { overallLimit: 10, spellCorrection: true, snippet: 120, updateTracking: 'true', offset: 1 }
  const { body, status } = await call('POST', '/parameterizedSearch', { ...wish, ...all })
  assert.equal(status, 200)
  assert.equal((body as Found).searchRecords[0]?.['Name'], 'Acme Tools')
  const refused = async (value: unknown) => {
    const reply = await call('POST', '/parameterizedSearch', value)
    return [reply.status, (reply.body as { errorCode: string }[])[0]?.errorCode]
  }
  assert.deepEqual(await refused({ ...wish, limit: 1 }), [400, 'JSON_PARSER_ERROR'])
  assert.deepEqual(await refused({ ...wish, fields: 'Id' }), [400, 'JSON_PARSER_ERROR'])
  assert.deepEqual(await refused({ q: 'acme', fields: ['Id'] }), [400, 'MALFORMED_SEARCH'])
  assert.deepEqual(await refused({ ...wish, dataCategories: [{ groupName: 'a__c' }] }), [400, 'MALFORMED_SEARCH'])
  const text = encodeURIComponent('FIND {robotics} RETURNING Account(Name) WITH HIGHLIGHT')
  assert.partialDeepStrictEqual(await get(`/search?q=${text}`), {
    searchRecords: [{ Name: 'Acme Robotics', 'highlight.Name': 'Acme <mark>Robotics</mark>' }],
  })
  const old = (await call('GET', `/services/data/v36.0/search?q=${text}`)).body
  assert.ok(Array.isArray(old), 'before version 37 the answer is a list')
})

test('suggestions begin with what was typed', async (t) => {
  const { get } = await threeCompanies(t)
  const { autoSuggestResults, hasMoreResults } = (await get('/search/suggestions?q=acm&sobject=Account&limit=1')) as {
    autoSuggestResults: Record<string, unknown>[]
    hasMoreResults: boolean
  }
  assert.match(String(autoSuggestResults[0]?.['Name']), /^Acme/)
  assert.equal(hasMoreResults, true)
})

test('a large table is indexed in pieces while other calls are answered, and what changes meanwhile is found', async (t) => {
  const { control, call, create, get } = await openGenerated(t)
  const slow = get(`/search?${new URLSearchParams({ q: 'FIND {late*} RETURNING Account(Id)' })}`)
  const id = await create('Account', { Name: 'Latecomer' })
  const { searchRecords } = (await slow) as Found
  assert.deepEqual(
    searchRecords.map(({ Id }) => Id),
    [id],
  )
  await call('DELETE', `/sobjects/Account/${id}`)
  const text = encodeURIComponent('FIND {latecomer} RETURNING Account(Id)')
  assert.deepEqual(await get(`/search?q=${text}`), { searchRecords: [] })
  await control.reset('empty')
  assert.deepEqual(await get(`/search?q=${text}`), { searchRecords: [] })
})

async function openGenerated(t: Parameters<typeof openOrg>[0]) {
  const opened = await openOrg(t)
  await opened.control.generate('Account', 25_000, { Name: 'Company {n}' })
  return { ...opened, get: async (path: string) => (await opened.call('GET', path)).body }
}
