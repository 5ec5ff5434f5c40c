/** Runs the seeds on a true org and holds what the templates and the demo rely on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadObjects } from '../objects/index.ts'
import { createOrg, type Org, type Row } from '../org/index.ts'
import demo from './demo.ts'
import empty from './empty.ts'
import type { Seeding } from './seeding.ts'

const NOW = Date.UTC(2026, 5, 15, 12)

async function start(seed: (org: Seeding) => void): Promise<Org> {
  return createOrg({ objects: await loadObjects(), seed, randomSeed: 7, now: () => NOW })
}

function rows(org: Org, object: string): Row[] {
  return [...org.as(org.admin.id).table(object).all()]
}

test('the empty org has set-up rows and no business data', async () => {
  const org = await start(empty)
  for (const object of [
    'Organization',
    'User',
    'Profile',
    'Pricebook2',
    'OpportunityStage',
    'LeadStatus',
    'ListView',
  ]) {
    assert.ok(rows(org, object).length > 0, object)
  }
  for (const object of ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Task', 'Product2']) {
    assert.equal(rows(org, object).length, 0, object)
  }
  org.close()
})

test('the demo org has as much of everything as it promises', async () => {
  const org = await start(demo)
  const least: Record<string, number> = {
    User: 7,
    Account: 40,
    Contact: 80,
    Lead: 60,
    Opportunity: 50,
    OpportunityLineItem: 50,
    OpportunityContactRole: 50,
    Case: 30,
    CaseComment: 20,
    Task: 60,
    Event: 15,
    Campaign: 6,
    CampaignMember: 40,
    Product2: 12,
    PricebookEntry: 24,
    Order: 5,
    Invoice__c: 12,
    FeedItem: 3,
    Attachment: 1,
  }
  for (const [object, count] of Object.entries(least)) {
    assert.ok(rows(org, object).length >= count, `${object}: ${rows(org, object).length}`)
  }
  org.close()
})

test('templates find their campaigns, leads of every open state, and people one may not write to', async () => {
  const org = await start(demo)
  const active = rows(org, 'Campaign').filter((row) => row['IsActive'] === true)
  const names = active.map((row) => row['Name'])
  assert.ok(names.includes('Inbound Priority') && names.includes('Nurture'), String(names))
  const leads = rows(org, 'Lead')
  const states = new Set(leads.map((row) => row['Status']))
  assert.deepEqual([...states].sort(), ['Closed - Not Converted', 'Open - Not Contacted', 'Working - Contacted'])
  assert.ok(leads.some((row) => row['HasOptedOutOfEmail'] === true))
  assert.ok(leads.some((row) => row['Do_Not_Nurture__c'] === true))
  const emails = [...leads, ...rows(org, 'Contact')].map((row) => row['Email'])
  assert.equal(new Set(emails).size, emails.length, 'every person has an e-mail address of their own')
  org.close()
})

test('the same clock and numbers give the same org', async () => {
  const [one, two] = [await start(demo), await start(demo)]
  for (const object of ['Account', 'Lead', 'Opportunity', 'Task']) {
    assert.deepEqual(rows(one, object), rows(two, object), object)
  }
  one.close()
  two.close()
})
