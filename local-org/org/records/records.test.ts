/** Merging and converting. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshOrg } from '../testing/fresh-org.ts'

const { org, admin, create, row } = await freshOrg()

test('a merge moves what hung on the losers to the winner', () => {
  const [winner, loser] = [create('Account', { Name: 'Winner' }), create('Account', { Name: 'Loser', Phone: '1' })]
  const contact = create('Contact', { LastName: 'C', AccountId: loser })
  const task = create('Task', { Subject: 'T', WhatId: loser })
  const result = org.merge(admin, {
    object: 'Account',
    masterId: winner,
    mergeIds: [loser],
    masterValues: { Phone: '2' },
  })
  assert.deepEqual(result.mergedRecordIds, [loser])
  assert.deepEqual([...result.updatedRelatedIds].sort(), [contact, task].sort())
  assert.equal(row('Contact', contact)['AccountId'], winner)
  assert.equal(row('Task', task)['WhatId'], winner)
  assert.equal(row('Account', winner)['Phone'], '2')
  assert.deepEqual([row('Account', loser)['IsDeleted'], row('Account', loser)['MasterRecordId']], [true, winner])
  org.undelete(admin, 'Account', loser)
  assert.deepEqual([row('Account', loser)['MasterRecordId'], row('Contact', contact)['AccountId']], [undefined, winner])
})

test('of two memberships in one campaign the winner keeps one', () => {
  const CampaignId = create('Campaign', { Name: 'C' })
  const [winner, loser] = ['W', 'L'].map((LastName) => create('Lead', { LastName, Company: 'C' }))
  for (const LeadId of [winner, loser]) create('CampaignMember', { CampaignId, LeadId })
  org.merge(admin, { object: 'Lead', masterId: winner ?? '', mergeIds: [loser ?? ''] })
  assert.equal(row('Campaign', CampaignId)['NumberOfLeads'], 1)
})

test('what cannot be merged is refused and nothing moves', () => {
  const account = create('Account', { Name: 'A' })
  const merge =
    (object: string, ...mergeIds: string[]) =>
    () =>
      org.merge(admin, { object, masterId: account, mergeIds })
  assert.throws(merge('Account', account), { errorCode: 'INVALID_OPERATION' })
  assert.throws(merge('Account'), { errorCode: 'INVALID_OPERATION' })
  assert.throws(merge('Case', account), { errorCode: 'INVALID_OPERATION' })
})

test('a lead becomes account, contact and opportunity, and is closed', () => {
  const leadId = create('Lead', {
    FirstName: 'Ann',
    LastName: 'Lee',
    Company: 'Lee Ltd',
    Email: 'ann@lee.example',
    City: 'Bonn',
    LeadSource: 'Web',
  })
  const task = create('Task', { Subject: 'Call', WhoId: leadId })
  const CampaignId = create('Campaign', { Name: 'C' })
  create('CampaignMember', { CampaignId, LeadId: leadId })
  const { accountId, contactId, opportunityId } = org.convertLead(admin, {
    leadId,
    convertedStatus: 'Closed - Converted',
  })
  assert.equal(row('Account', accountId)['Name'], 'Lee Ltd')
  assert.equal(row('Contact', contactId)['AccountId'], accountId)
  assert.equal(row('Contact', contactId)['MailingCity'], 'Bonn')
  const deal = row('Opportunity', opportunityId ?? '')
  assert.deepEqual(
    [deal['StageName'], deal['CloseDate'], deal['CampaignId']],
    ['Prospecting', '2026-06-30', CampaignId],
  )
  const lead = row('Lead', leadId)
  assert.deepEqual(
    [lead['IsConverted'], lead['ConvertedDate'], lead['Status']],
    [true, '2026-05-04', 'Closed - Converted'],
  )
  assert.deepEqual([row('Task', task)['WhoId'], row('Task', task)['WhatId']], [contactId, opportunityId])
  assert.equal(row('Campaign', CampaignId)['NumberOfConvertedLeads'], 1)
  assert.throws(() => org.update(admin, 'Lead', leadId, { Title: 'x' }), {
    errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD',
    message: 'cannot reference converted lead',
  })
})

test('into an existing account and contact only empty fields are filled', () => {
  const accountId = create('Account', { Name: 'Old', Phone: '1' })
  const contactId = create('Contact', { LastName: 'Old', AccountId: accountId, LeadSource: 'Other' })
  const leadId = create('Lead', { LastName: 'New', Company: 'New', Phone: '2', Title: 'CEO', LeadSource: 'Web' })
  const request = { leadId, convertedStatus: 'Closed - Converted', contactId, overwriteLeadSource: true }
  const result = org.convertLead(admin, { ...request, doNotCreateOpportunity: true })
  assert.deepEqual(result, { leadId, accountId, contactId, opportunityId: null })
  assert.deepEqual([row('Account', accountId)['Name'], row('Account', accountId)['Phone']], ['Old', '1'])
  const { LastName, Title, LeadSource, Phone } = row('Contact', contactId)
  assert.deepEqual([LastName, Title, LeadSource, Phone], ['Old', 'CEO', 'Web', '2'])
})

test('a status that is no converted one, or a lead already converted, is refused and leaves nothing behind', () => {
  const leadId = create('Lead', { LastName: 'L', Company: 'Left Ltd' })
  const accounts = org.as(admin).table('Account').size
  assert.throws(() => org.convertLead(admin, { leadId, convertedStatus: 'Open - Not Contacted' }), {
    errorCode: 'INVALID_STATUS',
    message: 'invalid convertedStatus: Open - Not Contacted',
  })
  assert.equal(org.as(admin).table('Account').size, accounts)
})
