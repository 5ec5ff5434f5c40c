/** List views and conditions: who enters and who leaves is told once, whatever made them do so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ServerLab, serverLab } from '../support/server-lab.ts'

type Fields = Record<string, unknown>

const account = (name: string, more: Fields = {}) => ({ object: 'Account', fields: { Name: name, ...more } })

async function create({ people }: ServerLab, ...rows: { object: string; fields: Fields }[]): Promise<string[]> {
  return (await people.create(rows)).map((result) => (result.ok ? result.id : assert.fail(String(result.problem))))
}

async function change({ people }: ServerLab, id: string, fields: Fields): Promise<void> {
  const [result] = await people.update([{ object: 'Account', id, fields }])
  assert.ok(result?.ok)
}

async function polled(lab: ServerLab, ms = 5000): Promise<void> {
  await lab.control.advanceClock(ms)
  await lab.ask('POST', '/api/v1/connections/org/poll')
}

const told = async (lab: ServerLab) =>
  (await lab.events())
    .toReversed()
    .map(({ change: what, record, feed }) => `${what} ${record['Name'] ?? record['Id']} ${feed}`)

test('records enter and leave a list view by being made, changed and deleted; those there before are not news', async () => {
  const lab = await serverLab()
  await create(lab, account('Old', { Rating: 'Hot' }))
  const workflow = await lab.listen('accountInListView', { listView: 'HotAccounts', when: 'both' })
  await polled(lab)
  const [hot = '', cold = ''] = await create(
    lab,
    account('New', { Rating: 'Hot' }),
    account('Warming', { Rating: 'Cold' }),
  )
  await polled(lab)
  await change(lab, cold, { Rating: 'Hot' })
  await change(lab, hot, { Phone: '1' })
  await polled(lab)
  await change(lab, cold, { Rating: 'Cold' })
  await lab.people.delete([hot])
  await polled(lab)
  await change(lab, cold, { Rating: 'Hot' })
  for (const _ of [1, 2, 3]) await polled(lab, 61_000)
  const feed = 'list-view:HotAccounts'
  assert.deepEqual((await told(lab)).toSorted(), [
    `entered New ${feed}`,
    `entered Warming ${feed}`,
    `entered Warming ${feed}`,
    `left ${hot} ${feed}`,
    `left Warming ${feed}`,
  ])
  assert.equal((await lab.ran(workflow, 5)).length, 5)
})

test('a view is found by its id, its API name and its label; one that is not there is said so', async () => {
  const lab = await serverLab()
  const [view] = await Array.fromAsync(lab.people.query("SELECT Id FROM ListView WHERE DeveloperName = 'HotAccounts'"))
  const names = [String(view?.['Id']), 'HotAccounts', 'Hot Accounts']
  const workflows = await Promise.all(names.map((listView) => lab.listen('accountInListView', { listView })))
  await assert.rejects(lab.listen('accountInListView', { listView: 'Nowhere' }), /no list view .*Nowhere/)
  // An org that cannot be asked keeps nothing from being turned on; the feed tells then.
  await lab.control.fault({
    match: { object: 'ListView' },
    effect: 'refuse',
    status: 403,
    errorCode: 'INSUFFICIENT_ACCESS',
  })
  await lab.listen('accountInListView', { listView: 'Nowhere' })
  await polled(lab)
  await create(lab, account('New', { Rating: 'Hot' }))
  await polled(lab)
  for (const workflow of workflows) assert.equal((await lab.ran(workflow, 1)).length, 1)
  const { items } = await lab.ask<{ items: { problems: Record<string, { what: string }> }[] }>('GET', '/api/v1/feeds')
  assert.match(items[0]?.problems['Account']?.what ?? '', /no list view "Nowhere"/)
})

test('what the org does not have is told when a workflow is turned on, with what may have been meant', async () => {
  const lab = await serverLab()
  const wrong: [string, Record<string, unknown>, RegExp][] = [
    ['leadFieldEquals', { field: 'statuss', equals: 'x' }, /field-unknown.*Did you mean status/],
    [
      'leadFieldEquals',
      { field: 'status', equals: 'Wroking - Contacted' },
      /picklist-value-invalid.*Working - Contacted/,
    ],
    [
      'leadFieldEquals',
      { field: 'status', equals: 'working - contacted' },
      /picklist-value-invalid.*Working - Contacted/,
    ],
    ['opportunityFieldEquals', { field: 'stageName', equals: 'Lost' }, /picklist-value-invalid.*Closed Lost/],
    ['leadFieldEquals', { field: 'Do_Not_Nurture__c', equals: 'perhaps' }, /field-value-invalid/],
    ['leadUpdated', { fields: ['titel'] }, /field-unknown.*Did you mean title/],
    ['recordCreated', { object: 'Nope__c' }, /object-unknown/],
    ['recordInQuery', { object: 'Lead', where: 'Nmae = 1' }, /field-unknown/],
    ['recordInQuery', { object: 'Lead', where: 'Name = :x' }, /workflow-invalid.*no parameter of that name/],
    ['schedule', { cron: '61 * * * *' }, /workflow-invalid.*no such times/],
  ]
  for (const [on, settings, said] of wrong) await assert.rejects(lab.listen(on, settings), said)
  const right: [string, Record<string, unknown>][] = [
    ['leadFieldEquals', { field: 'status', equals: ['Working - Contacted', null] }],
    ['leadFieldEquals', { field: 'Do_Not_Nurture__c', equals: 'yes' }],
    ['leadUpdated', { fields: ['title', 'Score__c'] }],
    ['leadMerged', {}],
    ['recordInQuery', { object: 'Lead', where: 'Name = :x', params: { x: "O'Neil" } }],
    ['schedule', { cron: '*/15 8-18 * * 1-5' }],
  ]
  for (const [on, settings] of right) assert.ok(await lab.listen(on, settings), on)
})

test('a condition over a parent is entered though the record itself did not change', async () => {
  const lab = await serverLab()
  const [parent = ''] = await create(lab, account('Parent', { Industry: 'Energy' }))
  const [contact] = await create(lab, { object: 'Contact', fields: { LastName: 'Child', AccountId: parent } })
  const where = 'Account.Industry = :industry'
  const workflow = await lab.listen('recordInQuery', { object: 'Contact', where, params: { industry: 'Banking' } })
  await polled(lab)
  await change(lab, parent, { Industry: 'Banking' })
  await polled(lab)
  const [run] = await lab.ran(workflow, 1)
  assert.equal(run?.recordId, contact)
})

test('a list of more members than a page holds is whole; an idle look costs one call, with the rows and other lists', async () => {
  const lab = await serverLab()
  await lab.control.generate('Account', 2500, { Name: 'Hot {n}', Rating: 'Hot' })
  await lab.listen('accountInListView', { listView: 'HotAccounts' })
  await polled(lab)
  const { items } = await lab.ask<{ items: unknown[] }>('GET', '/api/v1/events')
  assert.equal(items.length, 0)
  await create(lab, account('One more', { Rating: 'Hot' }))
  for (const _ of [1, 2]) await polled(lab)
  assert.deepEqual(await told(lab), ['entered One more list-view:HotAccounts'])
  await lab.control.generate('Account', 1, { Name: 'Won', Type: 'Customer' })
  const others = [
    ['accountInListView', { listView: 'Customers' }],
    ['accountCreated', {}],
    ['contactCreated', {}],
    ['recordInQuery', { object: 'Lead', where: "Company = 'Acme'" }],
  ] as const
  for (const [on, given] of others) await lab.listen(on, given)
  for (const _ of [1, 2, 3]) await polled(lab)
  const calls = async () => (await lab.control.callTotals({ client: 'Rainmaker' })).apiCalls
  const costs: number[] = []
  // Looks that turning on asked for may still come in between: they add calls, so the least counts.
  for (const _ of Array.from({ length: 10 })) {
    const before = await calls()
    for (const _ of [1, 2]) await polled(lab, 1000)
    costs.push((await calls()) - before)
  }
  assert.ok(Math.min(...costs) <= 3, `one call a look, one more where the long list has its turn; were ${costs}`)
})

test('a restart, and a workflow that was off for a while, repeat nothing', async () => {
  const lab = await serverLab()
  const workflow = await lab.listen('accountInListView', { listView: 'HotAccounts' })
  await polled(lab)
  await create(lab, account('First', { Rating: 'Hot' }))
  await polled(lab)
  await lab.restart()
  await create(lab, account('Second', { Rating: 'Hot' }))
  await polled(lab)
  await lab.ask('POST', `/api/v1/workflows/${workflow}/deactivate`)
  await create(lab, account('Unheard', { Rating: 'Hot' }))
  await lab.control.advanceClock(60_000)
  await lab.ask('POST', `/api/v1/workflows/${workflow}/activate`)
  await polled(lab)
  await create(lab, account('Third', { Rating: 'Hot' }))
  await polled(lab)
  const names = (await lab.events()).map(({ record }) => record['Name']).toReversed()
  assert.deepEqual(names, ['First', 'Second', 'Third'])
})
