/** What only SOAP can do, set-wise: leads converted, records merged and brought back; and how a lost answer is cleared up. */
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type Action, loadCatalog, type Outcome, readInput } from '../../src/connector/index.ts'
import { catalogueOrg } from './catalogue-org.ts'

const catalog = await loadCatalog()
const org = await catalogueOrg()
const { control, context } = org
beforeEach(() => org.reset())
after(() => org.close())

type Values = Record<string, unknown>
const since = '2020-01-01T00:00:00.000Z'
const action = (id: string) => catalog.action(id) as Action<unknown, Values>

function read(id: string, inputs: Values[]): unknown[] {
  return inputs.map((input) => {
    const one = readInput(action(id), input)
    assert.ok(one.ok, one.ok ? '' : one.problem.message)
    return one.value
  })
}

async function run(id: string, inputs: Values[]): Promise<Outcome<Values>[]> {
  org.calls()
  return action(id).run(context, read(id, inputs))
}

const look = (id: string, inputs: Values[]) =>
  action(id).look?.(context, read(id, inputs), since, new Set()) ?? Promise.resolve([])

const shown = (outcomes: Outcome<Values>[], field: string) =>
  outcomes.map((one) => (one.ok ? one.value[field] : one.problem.code))
const nth = (count: number, make: (n: number) => Values) => Array.from({ length: count }, (_, n) => make(n))

test('250 leads are converted in four calls, each with its own outcome', async () => {
  const { Lead: leads = [], Account: [account] = [] } = await control.insert({
    Lead: nth(250, (n) => ({ LastName: `L${n}`, Company: `Company ${n}` })),
    Account: [{ Name: 'Acme' }],
  })
  const inputs = leads.map((leadId, n) => ({
    leadId,
    ...(n === 1 ? { accountId: account, createOpportunity: false } : {}),
    ...(n === 2 ? { accountId: leadId } : {}),
    ...(n === 3 ? { convertedStatus: 'closed - converted' } : {}),
    ...(n === 4 ? { ownerId: 'nobody@orchard.example' } : {}),
  }))
  const outcomes = await run('convertLead', inputs)
  const calls = org.calls()
  // One for the statuses, one for the owner that is named in words, three of a hundred leads.
  assert.ok(calls <= 5, `${calls} calls`)
  assert.equal(outcomes.filter((one) => one.ok).length, 248)
  assert.deepEqual(shown(outcomes, 'accountId').slice(1, 3), [account, 'id-malformed'])
  assert.deepEqual(shown(outcomes, 'opportunityId').slice(1, 2), [null])
  assert.deepEqual(shown(outcomes, 'leadId').slice(3, 5), [leads[3], 'field-value-invalid'])
  await run('convertLead', inputs.slice(10, 20))
  const again = await run('convertLead', [{ leadId: leads[0] }])
  assert.equal(again[0]?.ok, false)
})

test('after a lost answer a lead says whether it was converted, and into what', async () => {
  const { Lead: leads = [] } = await control.insert({ Lead: nth(3, (n) => ({ LastName: `L${n}`, Company: 'X' })) })
  const inputs = leads.map((leadId) => ({ leadId }))
  const [done] = await run('convertLead', inputs.slice(0, 1))
  const looked = await look('convertLead', inputs)
  assert.deepEqual(looked.map(Boolean), [true, false, false])
  assert.deepEqual(looked[0], done?.ok && done.value)
})

test('merges: the winner keeps what it is given, a lost answer is looked up in the recycle bin', async () => {
  const { Contact: [a, b, c, d] = [] } = await control.insert({
    Contact: [{ LastName: 'A' }, { LastName: 'B' }, { LastName: 'C' }, { LastName: 'D' }],
  })
  const { Task: [task] = [] } = await control.insert({ Task: [{ Subject: 'Call', WhoId: b }] })
  const merge = (winnerId: unknown, loserIds: unknown[], fields: Values = {}) => ({
    ...{ object: 'Contact', winnerId, loserIds, fields },
  })
  const inputs = [
    merge(a, [b, b?.slice(0, 15)], { Title: 'Buyer', emial: 'x' }),
    merge(a, [b], { Title: 'Buyer' }),
    merge(c, [d]),
  ]
  const outcomes = await run('mergeRecords', inputs.slice(0, 2))
  assert.equal(org.calls(), 1)
  assert.deepEqual(shown(outcomes, 'id'), ['field-unknown', a])
  assert.ok(outcomes[1]?.ok && (outcomes[1].value['movedIds'] as string[]).includes(String(task)))
  const [winner] = await context.salesforce.retrieve('Contact', [String(a)], ['Title'])
  assert.equal(winner?.['Title'], 'Buyer')
  assert.deepEqual((await look('mergeRecords', inputs.slice(1))).map(Boolean), [true, false])
})

test('records come back from the recycle bin, 200 to a call; for those not in it one more tells whether they are there', async () => {
  const { Lead: leads = [] } = await control.insert({ Lead: nth(200, (n) => ({ LastName: `L${n}`, Company: 'X' })) })
  await context.salesforce.delete(leads.slice(0, 199))
  const inputs = leads.map((id) => ({ object: 'Lead', id }))
  assert.deepEqual((await look('undeleteRecord', inputs)).filter(Boolean).length, 1)
  const outcomes = await run('undeleteRecord', inputs.slice(0, 199))
  assert.equal(org.calls(), 1)
  assert.deepEqual(shown(outcomes, 'id'), leads.slice(0, 199))
  const again = await run('undeleteRecord', [...inputs.slice(198), { object: 'Lead', id: '00Q000000000ZZZ' }])
  assert.equal(org.calls(), 2)
  assert.deepEqual(shown(again, 'id'), [leads[198], leads[199], 'record-not-found'])
  assert.ok((await look('undeleteRecord', inputs)).every(Boolean))
})
