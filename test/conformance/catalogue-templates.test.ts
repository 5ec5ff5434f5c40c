/** Each ready-made workflow, as it stands in templates/, run by the whole product on its local org. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { ConnectionInfo, Page, RunDetail, RunInfo } from '../../src/contract/index.ts'
import { type Product, pause, startProduct, until } from '../support/product.ts'
import { type OutsideWorld, outsideWorld } from './catalogue-outside.ts'

let product: Product
let world: OutsideWorld
before(async () => {
  world = await outsideWorld()
  Object.assign(process.env, {
    RAINMAKER_ALLOW_HOSTS: '127.0.0.1',
    RAINMAKER_AI_URL: `${world.url}/v1`,
    RAINMAKER_AI_MODEL: 'stand-in',
  })
  product = await startProduct()
  await product.send('/workflows/Lead%20qualification/deactivate')
})
after(async () => {
  world.close()
  await product.stop()
})

type Values = Record<string, unknown>

const create = async (object: string, values: Values): Promise<string> => {
  const made = await product.orgCall<{ id?: string }>('POST', `/sobjects/${object}`, values)
  assert.ok(made.id, JSON.stringify(made))
  return made.id
}
const change = (object: string, id: string, values: Values) =>
  product.orgCall('PATCH', `/sobjects/${object}/${id}`, values)

async function query(soql: string): Promise<Values[]> {
  const answer = await product.orgCall<{ records?: Values[] }>('GET', `/query?q=${encodeURIComponent(soql)}`)
  assert.ok(answer.records, JSON.stringify(answer))
  return answer.records
}

interface Switched {
  id: string
  off(): Promise<unknown>
}

/**
 * Stamps of records are whole seconds: what happens in the very second of the activation may be older than it. What is there is read
 * before it changes: else a record of the last seconds and its change would be one event, of a new record.
 */
async function activate(template: string): Promise<Switched> {
  const text = await readFile(new URL(`../../templates/${template}.yaml`, import.meta.url), 'utf8')
  const source = text.replaceAll(/https:\/\/\w+\.example\.com/g, world.url)
  const saved = await product.send<{ id: string }>('/workflows', { source, activate: true })
  assert.ok(saved.id, JSON.stringify(saved))
  await pause(1100)
  const { items } = await product.get<Page<ConnectionInfo>>('/connections')
  for (const { id } of items) await product.send(`/connections/${id}/poll`, {})
  return { id: saved.id, off: () => product.send(`/workflows/${saved.id}/deactivate`) }
}

const isOver = (run: RunInfo) => !['queued', 'running', 'waiting'].includes(run.status)

/** The finished runs of this workflow about the record; all must have succeeded. */
async function finished(workflow: Switched, recordId: string | null, count = 1): Promise<RunDetail[]> {
  const runs = await until(`${count} runs about ${recordId}`, async () => {
    const { items } = await product.get<Page<RunInfo>>('/runs?limit=500')
    const own = items.filter((run) => run.workflowId === workflow.id && run.recordId === recordId)
    return own.length >= count && own.every(isOver) && own
  })
  const details = await Promise.all(runs.map((run) => product.get<RunDetail>(`/runs/${run.id}`)))
  for (const run of details) assert.equal(run.status, 'succeeded', JSON.stringify(run.problem))
  return details
}

async function byHand(workflow: Switched, payload: Values): Promise<RunDetail> {
  const { id } = await product.send<{ id: string }>(`/workflows/${workflow.id}/run`, { payload })
  const run = await until('the run', async () => {
    const detail = await product.get<RunDetail>(`/runs/${id}`)
    return isOver(detail) && detail
  })
  assert.equal(run.status, 'succeeded', JSON.stringify(run.problem))
  return run
}

test('route-leads: a duplicate goes into the older lead, another lead gets its rating', async () => {
  const person = { LastName: 'Twin', Company: 'Twin Presses', Email: 'twin@twin-presses.example' }
  const older = await create('Lead', person)
  const workflow = await activate('route-leads')
  const newer = await create('Lead', { ...person, Phone: '+44 20 7946 0999' })
  const other = await create('Lead', { ...person, Email: 'one@twin-presses.example', NumberOfEmployees: 900 })
  await Promise.all([finished(workflow, newer), finished(workflow, other)])
  await workflow.off()
  const left = await query(`SELECT Id, Phone FROM Lead WHERE Email = 'twin@twin-presses.example'`)
  assert.deepEqual(
    left.map(({ Id, Phone }) => [Id, Phone]),
    [[older, '+44 20 7946 0999']],
  )
  assert.equal((await query(`SELECT Rating FROM Lead WHERE Id = '${other}'`))[0]?.['Rating'], 'Hot')
})

test('normalise-accounts: one way of writing, and no more than one write', async () => {
  const id = await create('Account', { Name: 'Mixed Presses' })
  await pause(1500)
  const workflow = await activate('normalise-accounts')
  await change('Account', id, { Website: 'HTTP://WWW.Mixed.example ', Phone: '+49 (0)30/ 123', BillingCountry: 'DE' })
  await finished(workflow, id)
  await workflow.off()
  const [account] = await query(`SELECT Website, Phone, BillingCountry FROM Account WHERE Id = '${id}'`)
  assert.deepEqual(
    [account?.['Website'], account?.['Phone'], account?.['BillingCountry']],
    ['mixed.example', '+49 30 123', 'Germany'],
  )
})

test('comment-on-updated-cases: an internal comment says what changed', async () => {
  const id = await create('Case', { Subject: 'It stops', Priority: 'Medium' })
  await pause(1500)
  const workflow = await activate('comment-on-updated-cases')
  await change('Case', id, { Priority: 'High' })
  await finished(workflow, id)
  await change('Case', id, { Priority: 'Low' })
  await finished(workflow, id, 2)
  await workflow.off()
  const comments = await query(
    `SELECT CommentBody, IsPublished FROM CaseComment WHERE ParentId = '${id}' ORDER BY CreatedDate`,
  )
  assert.equal(comments.length, 2)
  const said = /^Case \d+ was updated\. Status: New → New\. Priority: High → Low\.$/
  assert.match(String(comments[1]?.['CommentBody']), said)
  assert.equal(comments[1]?.['IsPublished'], false)
})

test('align-opportunity-products: the second line takes the price of the first', async () => {
  const [book] = await query('SELECT Id FROM Pricebook2 WHERE IsStandard = true')
  const product2 = await create('Product2', { Name: 'Aligned Press', ProductCode: 'AP-1', IsActive: true })
  const price = { Pricebook2Id: book?.['Id'], Product2Id: product2, UnitPrice: 100, IsActive: true }
  const entry = await create('PricebookEntry', price)
  const deal = await create('Opportunity', { Name: 'Aligned', StageName: 'Prospecting', CloseDate: '2031-06-30' })
  const workflow = await activate('align-opportunity-products')
  const line = { OpportunityId: deal, PricebookEntryId: entry, Quantity: 1 }
  const first = await create('OpportunityLineItem', { ...line, UnitPrice: 80 })
  await finished(workflow, first)
  const second = await create('OpportunityLineItem', { ...line, UnitPrice: 95 })
  await finished(workflow, second)
  await workflow.off()
  const lines = await query(
    `SELECT Id, UnitPrice, Description FROM OpportunityLineItem WHERE OpportunityId = '${deal}'`,
  )
  assert.deepEqual(new Set(lines.map((one) => one['UnitPrice'])), new Set([80]))
  assert.match(String(lines.find(({ Id }) => Id === second)?.['Description']), /AP-1/)
})

test('score-leads: the best are called, all others hear from us', async () => {
  const workflow = await activate('score-leads')
  const base = { LastName: 'Scored', Company: 'Scored Presses', LeadSource: 'Web', Website: 'https://scored.example' }
  const hot = await create('Lead', { ...base, Title: 'Head of Purchasing', NumberOfEmployees: 900 })
  const cold = await create('Lead', { LastName: 'Scored', Company: 'Scored Two' })
  await Promise.all([finished(workflow, hot), finished(workflow, cold)])
  await workflow.off()
  const ratings = await query(`SELECT Id, Rating FROM Lead WHERE LastName = 'Scored'`)
  assert.deepEqual(
    new Map(ratings.map(({ Id, Rating }) => [Id, Rating])),
    new Map([
      [hot, 'Hot'],
      [cold, 'Cold'],
    ]),
  )
  const members = await query(`SELECT LeadId, Campaign.Name FROM CampaignMember WHERE Lead.LastName = 'Scored'`)
  assert.deepEqual(
    new Map(members.map((one) => [one['LeadId'], (one['Campaign'] as Values)['Name']])),
    new Map([
      [hot, 'Inbound Priority'],
      [cold, 'Nurture'],
    ]),
  )
  const tasks = await query(`SELECT Subject FROM Task WHERE WhoId = '${hot}'`)
  assert.deepEqual(
    tasks.map(({ Subject }) => Subject),
    ['Call Scored of Scored Presses (100 points)'],
  )
})

test('inventory: products are created and changed by their code, sold-out ones are off', async () => {
  const workflow = await activate('inventory')
  const article = (sku: string, quantity: number) => ({ sku, name: `Press ${sku}`, quantity, description: 'A press.' })
  await byHand(workflow, { body: { items: [article('INV-1', 5), article('INV-2', 0)] } })
  await byHand(workflow, { body: { items: [article('INV-1', 0), article('INV-2', 7)] } })
  await workflow.off()
  const products = await query(`SELECT ProductCode, IsActive, Description FROM Product2 WHERE ProductCode LIKE 'INV-%'`)
  const shown = products.map(({ ProductCode, IsActive, Description }) => [ProductCode, IsActive, Description])
  assert.deepEqual(shown.sort(), [
    ['INV-1', false, 'A press. In stock: 0.'],
    ['INV-2', true, 'A press. In stock: 7.'],
  ])
})

const deal = () => create('Opportunity', { Name: 'Met', StageName: 'Prospecting', CloseDate: '2031-06-30' })
const transcript = 'They liked the press. Ada promised a written offer by Friday.'

test('notify-support: the chat is told of a case once, and the case says so', async () => {
  const workflow = await activate('notify-support')
  const id = await create('Case', { Subject: 'No power', Priority: 'High', Origin: 'Web' })
  await finished(workflow, id)
  await workflow.off()
  const told = world.asked.filter(({ path, body }) => path === '/support' && body?.['caseId'] === id)
  assert.equal(told.length, 1)
  assert.match(String(told[0]?.body?.['text']), /^High: case \d+, No power$/)
  const comments = await query(`SELECT CommentBody FROM CaseComment WHERE ParentId = '${id}'`)
  assert.deepEqual(
    comments.map((one) => one['CommentBody']),
    ['Support was told (200).'],
  )
})

test('sync-external-database: a changed account is written to the row with its key', async () => {
  const id = await create('Account', { Name: 'Synced Presses' })
  await pause(1500)
  const workflow = await activate('sync-external-database')
  await change('Account', id, { BillingCity: 'Ulm' })
  await finished(workflow, id)
  await workflow.off()
  const written = world.asked.filter(({ path }) => path === `/accounts/${id}`)
  assert.deepEqual(
    [written[0]?.method, written[0]?.body?.['city'], written[0]?.body?.['name']],
    ['PUT', 'Ulm', 'Synced Presses'],
  )
})

test('sync-from-external-database: each row becomes one account by its key, a second time it changes it', async () => {
  const workflow = await activate('sync-from-external-database')
  world.rows.push({ key: 'DB-1', name: 'From outside', city: 'Ulm' }, { key: 'DB-2', name: 'Also from outside' })
  await byHand(workflow, {})
  world.rows[0] = { key: 'DB-1', name: 'From outside', city: 'Bern' }
  await byHand(workflow, {})
  await workflow.off()
  assert.match(world.asked.find(({ method }) => method === 'GET')?.path ?? '', /changed_since=20\d\d-/)
  const accounts = await query(`SELECT External_Id__c, BillingCity FROM Account WHERE External_Id__c LIKE 'DB-%'`)
  assert.deepEqual(
    new Map(accounts.map((one) => [one['External_Id__c'], one['BillingCity']])),
    new Map([
      ['DB-1', 'Bern'],
      ['DB-2', null],
    ]),
  )
})

test('tasks-after-meeting: each promise becomes a task of the deal', async () => {
  const workflow = await activate('tasks-after-meeting')
  const id = await deal()
  await byHand(workflow, { meeting: { salesforceOpportunityId: id, transcript } })
  await workflow.off()
  const tasks = await query(
    `SELECT Subject, ActivityDate, TaskSubtype FROM Task WHERE WhatId = '${id}' ORDER BY Subject`,
  )
  assert.deepEqual(
    tasks.map((one) => [one['Subject'], one['ActivityDate'], one['TaskSubtype']]),
    [
      ['Ask for references', null, 'Call'],
      ['Send the proposal', '2031-05-02', 'Call'],
    ],
  )
})

test('stage-after-meeting: the deal takes the recommended stage; a meeting without a deal ends', async () => {
  const workflow = await activate('stage-after-meeting')
  const id = await deal()
  const externalServiceObjects = [
    { type: 'CONTACT', externalId: 'x' },
    { type: 'DEAL', externalId: id },
  ]
  await byHand(workflow, { meeting: { externalServiceObjects, transcript } })
  const without = await byHand(workflow, { meeting: { externalServiceObjects: [], transcript } })
  await workflow.off()
  assert.equal(
    (await query(`SELECT StageName FROM Opportunity WHERE Id = '${id}'`))[0]?.['StageName'],
    'Proposal/Price Quote',
  )
  assert.ok(without.steps.every(({ kind }) => kind !== 'ai'))
})

test('next-step-after-meeting: the deal says what comes next', async () => {
  const workflow = await activate('next-step-after-meeting')
  const id = await deal()
  await byHand(workflow, { meeting: { salesforceOpportunityId: id, transcript } })
  await workflow.off()
  const [now] = await query(`SELECT NextStep FROM Opportunity WHERE Id = '${id}'`)
  assert.equal(now?.['NextStep'], 'Send the written offer by Friday')
})
