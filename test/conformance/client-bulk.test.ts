/** Many rows at once against an org: bulk jobs in and out, the choice of the way, what is lost on it. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ControlClient, type LocalOrg, startLocalOrg } from '../../local-org/index.ts'
import {
  type BulkJobTold,
  type CallReport,
  createSalesforce,
  type FieldValues,
  type PlacedResult,
  type RowResult,
  type Salesforce,
} from '../../src/salesforce/index.ts'

describe('bulk client', () => {
  let org: LocalOrg
  let control: ControlClient
  let salesforce: Salesforce
  const reports: CallReport[] = []

  before(async () => {
    org = await startLocalOrg({ seed: 'empty' })
    control = new ControlClient(org.controlUrl)
    salesforce = connect({ jobMs: 20 })
  })
  after(() => org.close())

  const connect = (waits: { jobMs?: number } = {}) =>
    createSalesforce({
      session: { current: async () => org, renew: async () => org },
      apiVersion: '66.0',
      clientName: 'Rainmaker',
      waits: { retryMs: 5, lockMs: 5, ...waits },
      onCall: (report) => reports.push(report),
    })
  const contacts = (count: number, tag: string): FieldValues[] =>
    Array.from({ length: count }, (_, n) => ({ Email: `${tag}${n}@example.com`, LastName: `${tag} ${n}` }))
  const idsOf = (results: RowResult[]) =>
    results.map((result) => (result.ok ? result.id : assert.fail(result.problem.message)))
  const all = async (rows: AsyncIterable<FieldValues>) => {
    const found: FieldValues[] = []
    for await (const row of rows) found.push(row)
    return found
  }
  const inOrder = async (results: AsyncIterable<PlacedResult>) => {
    const found: RowResult[] = []
    for await (const { index, result } of results) found[index] = result
    return found
  }
  const count = async (where: string) =>
    (await salesforce.queryPage(`SELECT Id FROM Contact WHERE ${where}`)).records.length

  test('an upsert of 10,000 contacts takes at most ten calls, each row gets its own result', async () => {
    const rows = contacts(10_000, 'many')
    rows[4321] = { Email: 'many4321@example.com', LastName: null }
    const meter = { calls: 0 }
    // With the waits users have: how often a job is looked at shall not depend on how fast this machine is.
    const client = connect().with({ kind: 'step' }, meter)
    const wish = { object: 'Contact', operation: 'upsert', externalIdField: 'Email', rows } as const
    const results = await client.write(wish, { urgency: 'whenever' })
    assert.ok(reports.some(({ path }) => path.startsWith('/jobs/ingest')))
    assert.ok(meter.calls <= 10, `${meter.calls} calls`)
    assert.equal(results.filter((result) => result?.ok && result.created).length, 9999)
    const bad = results[4321]
    assert.ok(bad && !bad.ok)
    assert.deepEqual([bad.problem.code, bad.problem.details.field], ['field-required', 'LastName'])
    const [last] = (await salesforce.queryPage("SELECT Id FROM Contact WHERE Email = 'many9999@example.com'")).records
    assert.deepEqual(results[9999], { ok: true, id: last?.['Id'], created: true })

    const again = { calls: 0 }
    const twice = await salesforce.with({ kind: 'step' }, again).write({ ...wish, rows: contacts(10_000, 'many') })
    assert.equal(again.calls, 10)
    assert.equal(twice.filter((result) => result.ok && !result.created).length, 9999)
  })

  test('what a cell says: nothing leaves a field, null and empty text clear it, a parent by its key', async () => {
    const [account = ''] = idsOf(await salesforce.create([{ object: 'Account', fields: { Name: 'Parent' } }]))
    const rows = [
      { LastName: ' "Quo,ted"\r\nline ', Title: 'A', Birthdate: '2000-01-02', HasOptedOutOfEmail: true },
      { LastName: 'Second', Department: 'B', AccountId: account },
    ]
    const ids = idsOf(await inOrder(salesforce.bulkWrite({ object: 'Contact', operation: 'create', rows })))
    const changes = [
      { Id: ids[0], Title: null, Department: undefined, Birthdate: '' },
      { Id: ids[1], Title: 'C' },
    ]
    await inOrder(salesforce.bulkWrite({ object: 'Contact', operation: 'update', rows: changes }))
    const fields = ['LastName', 'Title', 'Department', 'Birthdate', 'HasOptedOutOfEmail', 'AccountId']
    const found = await salesforce.retrieve('Contact', ids, fields)
    assert.deepEqual(
      found.map((row) => fields.map((field) => row?.[field])),
      [
        // Salesforce trims.
        ['"Quo,ted"\r\nline', null, null, null, true, null],
        ['Second', 'C', 'B', null, false, account],
      ],
    )
  })

  test('equal rows are as many records; two changes of one record come in order', async () => {
    const equal = Array.from({ length: 5 }, () => ({ LastName: 'Equal' }))
    const ids = idsOf(await inOrder(salesforce.bulkWrite({ object: 'Contact', operation: 'create', rows: equal })))
    assert.equal(new Set(ids).size, 5)
    const rows = ['first', 'second', 'third'].map((Title) => ({ Id: ids[0], Title }))
    const updated = await inOrder(salesforce.bulkWrite({ object: 'Contact', operation: 'update', rows }))
    assert.equal(updated.filter(({ ok }) => ok).length, 3)
    assert.equal(await count("Title = 'third'"), 1)
    const gone = ids.map((Id) => ({ Id }))
    await inOrder(salesforce.bulkWrite({ object: 'Contact', operation: 'delete', rows: gone }))
    assert.equal(await count("LastName = 'Equal'"), 0)
  })

  test('rows may come as a stream with fields of their own; a row that fits no CSV is refused alone', async () => {
    async function* stream() {
      for (let n = 0; n < 1200; n += 1) yield n < 1000 ? { LastName: `S${n}` } : { LastName: `S${n}`, Title: 'late' }
      yield { LastName: 'S', Account: { attributes: { type: 'Account' }, Name: 'x' } }
    }
    const results = await inOrder(salesforce.bulkWrite({ object: 'Contact', operation: 'create', rows: stream() }))
    assert.equal(results.filter(({ ok }) => ok).length, 1200)
    assert.ok(results[1200]?.ok === false)
    assert.equal(await count("Title = 'late'"), 200)
  })

  test('an upload that breaks off is made again; the rows are there once', async () => {
    await control.fault({ match: { path: '/batches', call: [1, 2] }, effect: 'cut-after' })
    const told: BulkJobTold[] = []
    const rows = contacts(300, 'broken')
    const write = salesforce.bulkWrite(
      { object: 'Contact', operation: 'create', rows },
      { onJob: (job) => void told.push(job) },
    )
    assert.ok((await inOrder(write)).every(({ ok }) => ok))
    assert.deepEqual(
      told.map((job) => [job.first, job.rows]),
      [
        [0, 300],
        [0, 300],
        [0, 300],
      ],
    )
    assert.equal(await count("Email LIKE 'broken%'"), 300)
  })

  test('a job whose start was not answered, and one that outlives us, are found again by their id', async () => {
    await control.fault({ match: { method: 'PATCH', path: '/jobs/ingest' }, effect: 'cut-after' })
    const jobs: string[] = []
    const stop = new AbortController()
    const wish = { object: 'Contact', operation: 'create', rows: contacts(400, 'crash') } as const
    const first = await inOrder(
      salesforce.bulkWrite(wish, {
        signal: stop.signal,
        onJob: ({ id }) => {
          jobs.push(id)
          stop.abort()
        },
      }),
    )
    const codes = new Set(first.map((result) => (result.ok ? 'ok' : result.problem.code)))
    assert.ok(codes.has('answer-lost') || codes.has('ok'))
    const second = await inOrder(salesforce.bulkWrite(wish, { jobs }))
    assert.equal(new Set(idsOf(second)).size, 400)
    assert.equal(await count("Email LIKE 'crash%'"), 400)
  })

  test('locked rows get another job', async () => {
    const ids = idsOf(await salesforce.write({ object: 'Contact', operation: 'create', rows: contacts(3, 'lock') }))
    const match = { path: '/jobs/ingest', row: ids[1] ?? '' }
    await control.fault({ match, effect: 'lock', times: 2 })
    const rows = ids.map((Id) => ({ Id, Title: 'unlocked' }))
    const told: number[] = []
    const onJob = (job: BulkJobTold) => void told.push(job.rows)
    const results = await inOrder(salesforce.bulkWrite({ object: 'Contact', operation: 'update', rows }, { onJob }))
    assert.deepEqual(idsOf(results), ids)
    assert.deepEqual(told, [3, 1, 1])
  })

  test('a bulk query gives what a query gives, over pages that break off', async () => {
    const soql = `SELECT Id, LastName, HasOptedOutOfEmail, CreatedDate, Birthdate, Account.Name, Account.NumberOfEmployees,
      Owner.Name FROM Contact ORDER BY Id LIMIT 2500`
    const [account = ''] = idsOf(
      await salesforce.create([{ object: 'Account', fields: { Name: 'Typed', NumberOfEmployees: 12 } }]),
    )
    const [one = ''] = (await salesforce.queryPage('SELECT Id FROM Contact ORDER BY Id LIMIT 1')).records.map((row) =>
      String(row['Id']),
    )
    await salesforce.update([{ object: 'Contact', id: one, fields: { AccountId: account } }])
    await control.fault({ match: { path: '/results', call: [1, 3] }, effect: 'cut-after' })
    const meter = { calls: 0 }
    const bulk = await all(salesforce.with({ kind: 'query' }, meter).bulkQuery(soql, { pageRows: 1000 }))
    const plain = (await all(salesforce.query(soql))).map(withoutAttributes)
    assert.equal(bulk.length, 2500)
    assert.deepEqual(bulk, plain)
    assert.deepEqual(bulk[0]?.['Account'], { Name: 'Typed', NumberOfEmployees: 12 })
    const text = await all(salesforce.bulkQuery('SELECT HasOptedOutOfEmail FROM Contact LIMIT 1', { describe: null }))
    assert.equal(typeof text[0]?.['HasOptedOutOfEmail'], 'string')
    await assert.rejects(all(salesforce.bulkQuery('SELECT Foo FROM Contact')), { code: 'field-unknown' })
  })

  test('jobs can be stopped and removed, also when they are over', async () => {
    const told: string[] = []
    const onJob = ({ id }: BulkJobTold) => void told.push(id)
    await all(salesforce.bulkQuery('SELECT Id FROM Contact', { onJob }))
    const [id = ''] = told
    await salesforce.abortBulkJob('query', id)
    await salesforce.deleteBulkJob('query', id)
    await assert.rejects(salesforce.deleteBulkJob('query', id), { code: 'record-not-found' })
  })
})

function withoutAttributes(record: FieldValues): FieldValues {
  const { attributes: _attributes, ...fields } = record
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? withoutAttributes(value as FieldValues) : value,
    ]),
  )
}
