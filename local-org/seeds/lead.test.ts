/** Holds the mix of new leads: each branch of a qualification workflow gets its share. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadObjects } from '../objects/index.ts'
import { createOrg } from '../org/index.ts'
import { accountCompanies, websiteOf } from './companies.ts'
import { nextLead } from './index.ts'
import { SENIOR_TITLES } from './people.ts'

const leads = Array.from({ length: 100 }, (_, n) => nextLead(n))

function count(accepts: (lead: Record<string, string | number>) => boolean): number {
  return leads.filter(accepts).length
}

test('one in ten gives neither company nor e-mail, all others give both', () => {
  assert.equal(
    count((lead) => lead['Company'] === '[not provided]'),
    10,
  )
  assert.equal(
    count((lead) => lead['Email'] === undefined),
    10,
  )
  assert.ok(leads.every((lead) => (lead['Email'] === undefined) === (lead['Company'] === '[not provided]')))
})

test('known accounts, large companies and senior people come up', () => {
  const known = new Set(accountCompanies.map(websiteOf))
  assert.equal(
    count((lead) => known.has(String(lead['Website']))),
    20,
  )
  assert.ok(count((lead) => !known.has(String(lead['Website'])) && Number(lead['NumberOfEmployees']) >= 5000) >= 20)
  assert.ok(count((lead) => SENIOR_TITLES.includes(String(lead['Title']))) >= 20)
})

test('the same number gives the same lead, another number another person', () => {
  assert.deepEqual(nextLead(42), nextLead(42))
  const emails = leads.flatMap((lead) => lead['Email'] ?? [])
  assert.equal(new Set(emails).size, emails.length)
})

test('an org takes them as they are', async () => {
  const org = await createOrg({ objects: await loadObjects() })
  const results = org.save(
    org.admin.id,
    leads.map((values) => ({ op: 'create', object: 'Lead', values })),
  )
  assert.deepEqual(
    results.flatMap((result) => result.errors),
    [],
  )
  org.close()
})
