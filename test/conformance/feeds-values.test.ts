/** Triggers that look at values: a field takes one, and comes from one; told by the last values seen, without history in the org. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ServerLab, serverLab } from '../support/server-lab.ts'

type Fields = Record<string, unknown>

async function create({ people }: ServerLab, object: string, fields: Fields): Promise<string> {
  const [result] = await people.create([{ object, fields }])
  return result?.ok ? result.id : assert.fail(String(result?.problem))
}

async function change(lab: ServerLab, object: string, id: string, fields: Fields): Promise<void> {
  const [result] = await lab.people.update([{ object, id, fields }])
  assert.ok(result?.ok)
  await poll(lab)
}

async function poll(lab: ServerLab): Promise<void> {
  await lab.control.advanceClock(60_000)
  await lab.ask('POST', '/api/v1/connections/org/poll')
}

test('a field takes a value, once each time; from a value, only when it had that before', async () => {
  const lab = await serverLab()
  const [open, working, closed] = ['Open - Not Contacted', 'Working - Contacted', 'Closed - Not Converted']
  const takes = await lab.listen('leadFieldEquals', { field: 'status', equals: working })
  const fromOpen = await lab.listen('leadFieldEquals', { field: 'status', equals: working, from: open })
  const every = await lab.listen('leadFieldEquals', { field: 'status', equals: working, every: true })
  await poll(lab)
  const id = await create(lab, 'Lead', { LastName: 'Curie', Company: 'Acme', Status: open })
  await poll(lab)
  const heard = async () =>
    Promise.all([takes, fromOpen, every].map(async (workflow, at) => (await lab.ran(workflow, counts[at] ?? 0)).length))
  let counts = [1, 1, 1]
  await change(lab, 'Lead', id, { Status: working })
  assert.deepEqual(await heard(), counts)
  counts = [1, 1, 2]
  await change(lab, 'Lead', id, { Title: 'Chemist' })
  assert.deepEqual(await heard(), counts)
  await change(lab, 'Lead', id, { Status: closed })
  counts = [2, 1, 3]
  await change(lab, 'Lead', id, { Status: working })
  assert.deepEqual(await heard(), counts)
  await create(lab, 'Lead', { LastName: 'Joliot', Company: 'Acme', Status: working })
  counts = [3, 1, 4]
  await poll(lab)
  assert.deepEqual(await heard(), counts)
  await lab.restart()
  await poll(lab)
  assert.deepEqual(await heard(), counts)
})

test('comments, contact roles and line items are heard as records of their own', async () => {
  const lab = await serverLab()
  const triggers = ['caseCommentCreated', 'opportunityContactRoleCreated', 'opportunityLineItemCreated']
  const workflows: string[] = []
  for (const trigger of triggers) workflows.push(await lab.listen(trigger))
  await poll(lab)
  const CaseId = await create(lab, 'Case', { Subject: 'Broken' })
  await create(lab, 'CaseComment', { ParentId: CaseId, CommentBody: 'Still broken' })
  const ContactId = await create(lab, 'Contact', { LastName: 'Curie' })
  const opportunity = { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2027-01-01' }
  const OpportunityId = await create(lab, 'Opportunity', opportunity)
  await create(lab, 'OpportunityContactRole', { OpportunityId, ContactId, Role: 'Decision Maker' })
  const Product2Id = await create(lab, 'Product2', { Name: 'Radium', IsActive: true })
  const standard = await lab.people.queryPage('SELECT Id FROM Pricebook2 WHERE IsStandard = TRUE')
  const Pricebook2Id = String(standard.records[0]?.['Id'])
  const entry = { Pricebook2Id, Product2Id, UnitPrice: 5, IsActive: true }
  const PricebookEntryId = await create(lab, 'PricebookEntry', entry)
  await change(lab, 'Opportunity', OpportunityId, { Pricebook2Id })
  await create(lab, 'OpportunityLineItem', { OpportunityId, PricebookEntryId, Quantity: 2, UnitPrice: 5 })
  for (const _ of [1, 2]) await poll(lab)
  for (const [at, workflow] of workflows.entries()) {
    assert.equal((await lab.ran(workflow, 1)).length, 1, triggers[at])
  }
})
