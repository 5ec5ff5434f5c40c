/** Other people's clients as judges of the local org: what they ask every day, through all of their own parsing. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Connection } from '@jsforce/jsforce-node'
import { ControlClient, startLocalOrg } from '../../local-org/index.ts'

const org = await startLocalOrg({ seed: 'demo' })
after(() => org.close())
const conn = new Connection({ instanceUrl: org.url, accessToken: org.accessToken, version: '60.0' })
const control = new ControlClient(org.controlUrl)
const accounts = conn.sobject('Account')
/** jsforce gives up sooner than a busy machine is done. */
const patienceMs = 250_000

test('who am I, what may I', async () => {
  const me = await conn.identity()
  assert.equal(me.username, org.username)
  assert.match(me.id, /^https:\/\//)
  const { DailyApiRequests } = await conn.limits()
  assert.ok(DailyApiRequests && DailyApiRequests.Remaining < DailyApiRequests.Max)
  assert.ok(conn.limitInfo.apiUsage && conn.limitInfo.apiUsage.used > 0)
})

test('describes, their caches, layouts', async () => {
  const all = await conn.describeGlobal()
  assert.ok(all.sobjects.some(({ name }) => name === 'Opportunity'))
  const { fields, childRelationships } = await accounts.describe$()
  assert.equal(await accounts.describe$(), await accounts.describe$())
  assert.ok(fields.some(({ name, type }) => name === 'Industry' && type === 'picklist'))
  assert.ok(childRelationships.some(({ relationshipName }) => relationshipName === 'Contacts'))
  assert.ok((await accounts.layouts()).layouts.length > 0)
  assert.ok((await accounts.compactLayouts()).compactLayouts.length > 0)
  assert.deepEqual((await accounts.approvalLayouts()).approvalLayouts, [])
  assert.ok((await conn.sobject('User').layouts('UserAlt')).layouts.length > 0)
  assert.ok((await conn.tabs()).length > 0)
})

test('queries built by hand and by chain, sub-queries, aggregates, searches', async () => {
  const built = await accounts
    .find({ Name: { $ne: null } }, 'Id, Name, Owner.Name')
    .include('Contacts')
    .select('Id, LastName')
    .end()
    .sort('Name')
    .limit(3)
  assert.equal(built.length, 3)
  assert.ok(built.some(({ Contacts }) => (Contacts?.records.length ?? 0) > 0))
  const { records } = await conn.query('SELECT COUNT(Id) n, Industry FROM Account GROUP BY Industry')
  assert.ok(records.length > 1)
  assert.equal(await accounts.count({ Name: 'Acme Robotics' }), 1)
  const found = await conn.search('FIND {Acme} IN NAME FIELDS RETURNING Account(Id, Name)')
  assert.equal(found.searchRecords[0]?.['Name'], 'Acme Robotics')
  await assert.rejects(async () => conn.query('SELECT Nope FROM Account'), { errorCode: 'INVALID_FIELD' })
})

test('rows by id, by key, in collections, deleted and updated windows', async () => {
  const start = new Date(Date.now() - 600_000)
  const made = await accounts.create([{ Name: 'One' }, { Name: 'Two' }, { Site: 'nameless' }])
  assert.deepEqual(
    made.map(({ success }) => success),
    [true, true, false],
  )
  const ids = made.flatMap(({ id }) => id ?? [])
  const upserted = await accounts.upsert({ Name: 'Keyed', External_Id__c: 'judge-1' }, 'External_Id__c')
  assert.equal(upserted.success, true)
  await accounts.update(ids.map((Id) => ({ Id, Phone: '1' })))
  await accounts.destroy(ids)
  const gone = await accounts.retrieve(ids)
  assert.deepEqual(gone, [null, null])
  await control.advanceClock(120_000)
  const end = new Date(Date.now() + 100_000)
  const deleted = await accounts.deleted(start, end)
  assert.deepEqual(
    ids.filter((id) => !deleted.deletedRecords.some((record) => record.id === id)),
    [],
  )
  assert.ok((await accounts.updated(start, end)).ids.includes(upserted.id ?? ''))
})

test('list views, recent rows, quick actions', async () => {
  const { listviews } = (await accounts.listviews()) as { listviews: { id: string }[] }
  const view = accounts.listview(listviews[0]?.id ?? '')
  const { columns } = (await view.describe()) as { columns: unknown[] }
  const { records } = (await view.results()) as { records: unknown[] }
  assert.ok(columns.length > 0 && records.length > 0)
  assert.ok((await view.explain()).plans.length > 0)
  await conn.query('SELECT Id, Name FROM Account LIMIT 2 FOR VIEW')
  assert.equal((await conn.recent(2)).length, 2)
  const [account] = await accounts.find({}, 'Id').limit(1)
  const done = await conn.quickAction('LogACall').execute(account?.Id ?? '', { Subject: 'Judge' })
  assert.equal(done.success, true)
})

test('Bulk API 1 and 2, Chatter, Tooling, composite requests', async () => {
  conn.bulk.pollInterval = conn.bulk2.pollInterval = 20
  conn.bulk2.pollTimeout = patienceMs
  const job = conn.bulk.createJob('Account', 'insert')
  const loaded = await new Promise<{ success: boolean }[]>((resolve, reject) => {
    const batch = job
      .createBatch()
      .on('error', reject)
      .on('queue', () => batch.poll(20, patienceMs))
    batch.on('response', resolve).execute([{ Name: 'Bulk one' }])
  })
  await job.close()
  assert.equal(loaded[0]?.success, true)
  const rows = await (await conn.bulk2.query("SELECT Id FROM Account WHERE Name = 'Bulk one'")).toArray()
  assert.equal(rows.length, 1)
  const { users } = (await conn.chatter.resource('/users').retrieve()) as unknown as { users: unknown[] }
  assert.ok(users.length > 1)
  assert.ok((await conn.tooling.query('SELECT Id FROM CustomField')).totalSize > 0)
  const composite = await conn.requestPost<{ compositeResponse: { httpStatusCode: number }[] }>('/composite', {
    allOrNone: true,
    compositeRequest: [
      { method: 'POST', url: '/services/data/v60.0/sobjects/Account', referenceId: 'a', body: { Name: 'C' } },
      { method: 'GET', url: '/services/data/v60.0/sobjects/Account/@{a.id}', referenceId: 'b' },
    ],
  })
  assert.deepEqual(
    composite.compositeResponse.map(({ httpStatusCode }) => httpStatusCode),
    [201, 200],
  )
})
