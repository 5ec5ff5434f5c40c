/** The client against an org: the same assertions hold for the local org and, with credentials, a real one. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import { Problem } from '../../src/problems.ts'
import {
  type CallReport,
  createSalesforce,
  isId,
  like,
  overList,
  type Salesforce,
  soql,
  soslTerm,
} from '../../src/salesforce/index.ts'

describe('client', () => {
  let org: LocalOrg
  let control: ControlClient
  let salesforce: Salesforce
  const reports: CallReport[] = []

  before(async () => {
    org = await startLocalOrg({ seed: 'demo' })
    control = new ControlClient(org.controlUrl)
    salesforce = createSalesforce({
      session: { current: async () => org, renew: async () => org },
      apiVersion: '66.0',
      clientName: 'Rainmaker',
      waits: { retryMs: 5, lockMs: 5 },
      onCall: (report) => reports.push(report),
    })
  })
  after(() => org.close())

  const leads = (count: number, tag: string) =>
    Array.from({ length: count }, (_, n) => ({
      object: 'Lead',
      fields: { LastName: `${tag} ${n}`, Company: `O'Neil "${tag}"`, Email: `${tag}${n}@example.com` },
    }))
  const ids = async (list: ReturnType<typeof leads>) =>
    (await salesforce.create(list)).map((row) => (row.ok ? row.id : assert.fail(row.problem.message)))
  const all = async (query: Parameters<Salesforce['query']>[0], withDeleted = false) => {
    const found: Record<string, unknown>[] = []
    for await (const one of salesforce.query(query, { withDeleted })) found.push(one)
    return found
  }
  const first = async (rows: Promise<{ ok: boolean; problem?: Problem }[]>) => (await rows)[0]?.problem

  test('identity, limits, usage and clock', async () => {
    const began = Date.now()
    const who = await salesforce.identity()
    assert.deepEqual([who.userId, who.orgId, who.username], [org.userId, org.orgId, org.username])
    const daily = (await salesforce.limits())['DailyApiRequests']
    const heard = reports.at(-1)
    assert.equal(heard?.usage?.limit, daily?.Max)
    const orgTime = heard?.orgTime ?? 0
    assert.ok(orgTime > began - 5000 && orgTime < Date.now() + 5000, `${orgTime - began} ms`)
  })

  test('describe tells fields, picklists and references', async () => {
    const lead = await salesforce.describe('Lead')
    assert.deepEqual([lead.name, lead.keyPrefix, lead.createable], ['Lead', '00Q', true])
    const status = lead.fields.find(({ name }) => name === 'Status')
    assert.ok(status?.picklistValues.some(({ value }) => value === 'Open - Not Contacted'))
    assert.ok((await salesforce.describeGlobal()).some(({ name }) => name === 'Account'))
    await assert.rejects(salesforce.describe('Leed'), { code: 'object-unknown' })
  })

  test('1,000 rows are made by one call and read back in pages, with values that bite', async () => {
    const before = reports.length
    const made = await ids(leads(1000, 'thousand'))
    assert.equal(reports.length - before, 1)
    assert.ok(made.every(isId))
    const found = await all(soql`SELECT Id FROM Lead WHERE Company = ${`O'Neil "thousand"`}`)
    assert.deepEqual(new Set(found.map((row) => row['Id'])), new Set(made))
    const page = await salesforce.queryPage('SELECT Id FROM Lead', { batchSize: 200 })
    assert.deepEqual([page.done, page.records.length], [false, 200])
  })

  test('create, retrieve, update, delete keep the order of the rows', async () => {
    const made = await ids(leads(3, 'order'))
    const [a = '', b = '', c = ''] = made
    const fields = { Title: 'CEO' }
    await salesforce.update(made.map((id) => ({ object: 'Lead', id, fields })))
    const rows = await salesforce.retrieve('Lead', [c, '00Q000000000000AAA', a], ['Id', 'LastName', 'Title'])
    assert.deepEqual(
      rows.map((row) => row && [row['Id'], row['Title']]),
      [[c, 'CEO'], null, [a, 'CEO']],
    )
    assert.deepEqual(await salesforce.delete([b]), [{ ok: true, id: b, created: false }])
    assert.equal((await first(salesforce.delete([b])))?.code, 'record-deleted')
    assert.equal((await all(soql`SELECT Id FROM Lead WHERE Id = ${b}`)).length, 0)
    assert.equal((await all(soql`SELECT Id FROM Lead WHERE Id = ${b}`, true)).length, 1)
  })

  test('upsert by e-mail tells what is new', async () => {
    const row = { Email: 'upsert@example.com', LastName: 'Once', Company: 'C' }
    const once = await salesforce.upsert('Lead', 'Email', [row])
    const twice = await salesforce.upsert('Lead', 'Email', [{ ...row, Title: 'again' }])
    assert.deepEqual(
      [once, twice].map(([one]) => one?.ok && one.created),
      [true, false],
    )
  })

  test('a refused row says what, where and why; its neighbours are saved', async () => {
    const wrong: Record<string, Record<string, unknown>> = {
      'field-required': { Company: 'C' },
      'field-unknown': { LastName: 'L', Company: 'C', Foo__c: 1 },
      'field-value-invalid': { LastName: 'x'.repeat(81), Company: 'C' },
      'id-malformed': { LastName: 'L', Company: 'C', OwnerId: 'soon' },
    }
    for (const [code, fields] of Object.entries(wrong)) {
      const [bad, good] = await salesforce.create([{ object: 'Lead', fields }, ...leads(1, code)])
      assert.ok(bad && !bad.ok && good?.ok, code)
      assert.equal(bad.problem.code, code, bad.problem.message)
      assert.equal(bad.problem.details.object, 'Lead')
      assert.ok(bad.problem.details.field, `${code} names its field`)
    }
  })

  test('queries: five for one call, refused ones in their place, long ones by composite', async () => {
    const before = reports.length
    const pages = await salesforce.queries([
      soql`SELECT Id FROM Account LIMIT 1`,
      'SELECT Foo FROM Account',
      'SELECT Id FROM Nothing__c',
      soql`SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Name LIKE ${like('a')} LIMIT 1`,
    ])
    assert.equal(reports.length - before, 1)
    assert.deepEqual(
      pages.map((page) => (page instanceof Problem ? page.code : 'page')),
      ['page', 'field-unknown', 'object-unknown', 'page'],
    )
    const emails = Array.from({ length: 1000 }, (_, n) => `thousand${n}@example.com`)
    const [query] = overList(emails, (list) => soql`SELECT Id FROM Lead WHERE Email IN ${list}`)
    assert.equal((await all(query ?? '')).length, 1000)
  })

  test('a wrong query names the field or the place', async () => {
    await assert.rejects(salesforce.queryPage('SELECT Foo FROM Account'), (thrown) => {
      assert.ok(thrown instanceof Problem)
      return thrown.code === 'field-unknown' && thrown.details.field === 'Foo' && thrown.details.object === 'Account'
    })
    await assert.rejects(salesforce.queryPage('SELECT FROM Account'), { code: 'query-invalid' })
  })

  test('search finds words, operators in them do no harm', async (t) => {
    await salesforce.create([{ object: 'Account', fields: { Name: 'Zebra-Crossing (North)' } }])
    const found = await salesforce
      .search(`FIND {${soslTerm('Zebra-Crossing')}} IN ALL FIELDS RETURNING Account(Id, Name)`)
      .catch((refused: Problem) => (refused.status === 404 ? null : assert.fail(refused)))
    if (!found) return t.skip('this org has no search door')
    assert.equal(found[0]?.['Name'], 'Zebra-Crossing (North)')
  })

  test('changed and deleted records of a span of time', async () => {
    const [id = ''] = await ids(leads(1, 'span'))
    await salesforce.delete([id])
    const start = new Date(Date.now() - 3_600_000).toISOString()
    const end = new Date(Date.now() + 600_000).toISOString()
    const { records } = await salesforce.deleted('Lead', start, end)
    assert.ok(records.some((one) => one.id === id))
    assert.ok((await salesforce.updated('Lead', start, end)).ids.length > 0)
  })

  const attempts = () => reports.slice(start).map(({ status }) => status)
  let start = 0
  const fault = async (...wish: Parameters<ControlClient['fault']>) => {
    start = reports.length
    await control.fault(...wish)
  }

  test('a lost answer to a create is told as such; the row is there once', async () => {
    await fault({ match: { path: '/composite/sobjects' }, effect: 'cut-after' })
    const problem = await first(salesforce.create(leads(1, 'lost')))
    assert.deepEqual([problem?.code, problem?.then, attempts()], ['answer-lost', 'look-first', [0]])
    assert.equal((await all(soql`SELECT Id FROM Lead WHERE Email = 'lost0@example.com'`)).length, 1)
  })

  test('an update is repeated after a lost answer, a read after 503 and half an answer', async () => {
    const [id = ''] = await ids(leads(1, 'again'))
    await fault({ match: { path: '/composite/sobjects' }, effect: 'cut-after' })
    const [row] = await salesforce.update([{ object: 'Lead', id, fields: { Title: 'CTO' } }])
    assert.deepEqual([row?.ok, attempts()], [true, [0, 200]])
    await fault({ match: { path: '/query' }, effect: 'unavailable' })
    await control.fault({ match: { path: '/query', call: 2 }, effect: 'half-answer' })
    assert.equal((await all(soql`SELECT Id FROM Lead WHERE Id = ${id}`)).length, 1)
    assert.equal(attempts().at(-1), 200)
  })

  test('locked rows are tried again, the others are not sent twice', async () => {
    const [a = '', b = ''] = await ids(leads(2, 'locked'))
    await fault({ match: { path: '/composite/sobjects', row: a }, effect: 'lock', times: 2 })
    const rows = await salesforce.update([a, b].map((id) => ({ object: 'Lead', id, fields: { Title: 'CFO' } })))
    assert.deepEqual([rows.map(({ ok }) => ok), attempts().length], [[true, true], 3])
  })

  test('a used-up allowance is told at once and counted', async () => {
    const { Max = 0 } = (await salesforce.limits())['DailyApiRequests'] ?? {}
    await control.limit({ max: Max, used: Max })
    start = reports.length
    await assert.rejects(salesforce.queryPage('SELECT Id FROM Lead'), { code: 'limit-reached' })
    assert.equal(attempts().length, 1)
    await control.limit({ max: Max, used: 0 })
  })
})
