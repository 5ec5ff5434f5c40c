/** Members of campaigns, their statuses, and the figures a campaign keeps. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

const { org, admin, create, row, refusal } = await freshOrg()
const lead = () => create('Lead', { LastName: 'Lee', FirstName: 'Ann', Company: 'Acme', Email: 'ann@acme.example' })
const figures = (id: string, ...names: string[]) => names.map((name) => row('Campaign', id)[name])

test('a lead joins once, with the default status, and is counted', () => {
  const CampaignId = create('Campaign', { Name: 'Spring' })
  const LeadId = lead()
  const member = create('CampaignMember', { CampaignId, LeadId })
  assert.equal(row('CampaignMember', member)['Status'], 'Sent')
  assert.equal(row('CampaignMember', member)['Email'], 'ann@acme.example')
  assert.deepEqual(figures(CampaignId, 'NumberOfLeads', 'NumberOfResponses'), [1, 0])
  const again = refusal({ op: 'create', object: 'CampaignMember', values: { CampaignId, LeadId } })
  assert.deepEqual([again.code, again.words], ['DUPLICATE_VALUE', 'Already a campaign member.'])
  org.update(admin, 'CampaignMember', member, { Status: 'Responded' })
  assert.deepEqual(figures(CampaignId, 'NumberOfLeads', 'NumberOfResponses'), [1, 1])
  assert.equal(row('CampaignMember', member)['FirstRespondedDate'], '2026-05-04')
  org.delete(admin, 'CampaignMember', member)
  assert.deepEqual(figures(CampaignId, 'NumberOfLeads', 'NumberOfResponses'), [0, 0])
})

test('exactly one of lead and contact', () => {
  const CampaignId = create('Campaign', { Name: 'Summer' })
  const ContactId = create('Contact', { LastName: 'C' })
  const refused = (values: object) => refusal({ op: 'create', object: 'CampaignMember', values }).code
  assert.equal(refused({ CampaignId }), 'FIELD_INTEGRITY_EXCEPTION')
  assert.equal(refused({ CampaignId, ContactId, LeadId: lead() }), 'FIELD_INTEGRITY_EXCEPTION')
  assert.equal(refused({ ContactId }), 'REQUIRED_FIELD_MISSING')
})

test('members show their person, also after the person changed', () => {
  const CampaignId = create('Campaign', { Name: 'Autumn' })
  const LeadId = lead()
  const member = create('CampaignMember', { CampaignId, LeadId })
  org.update(admin, 'Lead', LeadId, { Email: 'new@acme.example' })
  assert.equal(row('CampaignMember', member)['Email'], 'new@acme.example')
})

test('deals count for their campaign, won ones twice, and take their share along when they move', () => {
  const [from, to] = [create('Campaign', { Name: 'A' }), create('Campaign', { Name: 'B' })]
  const values = { Name: 'O', StageName: 'Closed Won', CloseDate: '2026-05-05', Amount: 70, CampaignId: from }
  const deal = create('Opportunity', values)
  const NAMES = [
    'NumberOfOpportunities',
    'NumberOfWonOpportunities',
    'AmountAllOpportunities',
    'AmountWonOpportunities',
  ]
  assert.deepEqual(figures(from, ...NAMES), [1, 1, 70, 70])
  org.update(admin, 'Opportunity', deal, { CampaignId: to, StageName: 'Prospecting' })
  assert.deepEqual(figures(from, ...NAMES), [0, 0, 0, 0])
  assert.deepEqual(figures(to, ...NAMES), [1, 0, 70, 0])
})

test('a campaign comes back from the bin with the same figures', () => {
  const CampaignId = create('Campaign', { Name: 'Winter' })
  create('CampaignMember', { CampaignId, LeadId: lead() })
  org.delete(admin, 'Campaign', CampaignId)
  org.undelete(admin, 'Campaign', CampaignId)
  assert.deepEqual(figures(CampaignId, 'NumberOfLeads'), [1])
})
