/** Children of a record come page by page as well, over REST and over SOAP. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSoap } from '../../soap/testing/open-soap.ts'

interface Page {
  totalSize: number
  done: boolean
  nextRecordsUrl?: string
  records: Record<string, unknown>[]
}

test('more children than a page holds are continued by a locator of their own', async (t) => {
  const { org, soap, session, call } = await openSoap(t)
  const post = async (path: string, body: unknown) => (await call('POST', path, body)).body
  const account = (await post('/sobjects/Account', { Name: 'Many' })) as { id: string }
  const small = (await post('/sobjects/Account', { Name: 'Many few' })) as { id: string }
  const contact = (n: number, AccountId: string) => ({ attributes: { type: 'Contact' }, LastName: `C${n}`, AccountId })
  for (let from = 0; from < 450; from += 150) {
    const records = Array.from({ length: 150 }, (_, n) => contact(from + n, account.id))
    await post('/composite/sobjects', { records })
  }
  await post('/composite/sobjects', { records: [contact(1, small.id)] })
  const soql = "SELECT Name, (SELECT Id FROM Contacts) FROM Account WHERE Name LIKE 'Many%' ORDER BY Name"
  const headers = { Authorization: `Bearer ${org.accessToken}`, 'Sforce-Query-Options': 'batchSize=200' }
  const get = async (path: string) => (await (await fetch(org.url + path, { headers })).json()) as Page
  const first = await get(`/services/data/v60.0/query?q=${encodeURIComponent(soql)}`)
  assert.deepEqual([first.totalSize, first.done, first.records.length], [2, false, 1], 'the children fill the page')
  let children = first.records[0]?.['Contacts'] as Page
  assert.deepEqual([children.totalSize, children.done, children.records.length], [450, false, 200])
  const seen = [...children.records]
  while (children.nextRecordsUrl) {
    children = await get(children.nextRecordsUrl)
    seen.push(...children.records)
  }
  assert.equal(new Set(seen.map((record) => record['Id'])).size, 450)
  const second = await get(first.nextRecordsUrl ?? '')
  assert.equal(second.done, true)
  assert.partialDeepStrictEqual(second.records, [{ Name: 'Many few', Contacts: { totalSize: 1, done: true } }])

  const options = '<QueryOptions><batchSize>200</batchSize></QueryOptions>'
  const { text } = await soap(`<query><queryString>${soql}</queryString></query>`, session + options)
  const [, locator] = /<sf:Contacts xsi:type="QueryResult"><done>false<\/done><queryLocator>([^<]+)</.exec(text) ?? []
  assert.ok(locator, text.slice(0, 600))
  const more = await soap(`<queryMore><queryLocator>${locator}</queryLocator></queryMore>`, session + options)
  assert.equal(more.text.match(/<records /g)?.length, 200)
})

test('the Tooling API says more of a page than the data API does, as recorded', async (t) => {
  const { call } = await openSoap(t)
  const ask = async (api: string, soql: string) =>
    (await call('GET', `${api}/query?q=${encodeURIComponent(soql)}`)).body as Record<string, unknown>
  const found = await ask('/tooling', "SELECT Id FROM EntityDefinition WHERE QualifiedApiName = 'Account'")
  assert.deepEqual(Object.entries(found).slice(0, -1), [
    ['size', 1],
    ['totalSize', 1],
    ['done', true],
    ['queryLocator', null],
    ['entityTypeName', 'EntityDefinition'],
  ])
  const nothing = await ask('/tooling', 'SELECT Id FROM ApexClass')
  const empty = { size: 0, totalSize: 0, done: true, queryLocator: null, entityTypeName: null, records: [] }
  assert.deepEqual(nothing, empty)
  assert.deepEqual(Object.keys(await ask('', 'SELECT Id FROM User')), ['totalSize', 'done', 'records'])
})
