/** A marketing effort that leads and contacts are members of. */
import * as f from './kit/index.ts'

/** Figures the org keeps itself; they are never null. Two more of them, with a condition, stand in derived.ts. */
const KEPT = { nillable: false, computed: true, defaultValue: 0 }
const members = { childObject: 'CampaignMember', foreignKey: 'CampaignId' }
const deals = { childObject: 'Opportunity', foreignKey: 'CampaignId' }

export default f.object({
  name: 'Campaign',
  label: 'Campaign',
  plural: 'Campaigns',
  prefix: '701',
  feedEnabled: true,
  mruEnabled: true,
  fields: [
    f.id('Campaign ID'),
    f.isDeleted(),
    f.text('Name', 'Name', 80, { required: true, nameField: true, idLookup: true }),
    f.reference('ParentId', 'Parent Campaign ID', 'Campaign', { children: 'ChildCampaigns' }),
    f.picklist(
      'Type',
      'Type',
      [
        'Advertisement',
        'Email',
        'Telemarketing',
        'Banner Ads',
        'Seminar / Conference',
        'Public Relations',
        'Partners',
        'Referral Program',
        'Other',
      ],
      { default: 'Advertisement' },
    ),
    f.recordType(),
    f.picklist('Status', 'Status', ['In Progress', 'Completed', 'Aborted', 'Planned'], { default: 'Planned' }),
    f.date('StartDate', 'Start Date'),
    f.date('EndDate', 'End Date'),
    f.currency('ExpectedRevenue', 'Expected Revenue in Campaign', 0),
    f.currency('BudgetedCost', 'Budgeted Cost in Campaign', 0),
    f.currency('ActualCost', 'Actual Cost in Campaign', 0),
    f.percent('ExpectedResponse', 'Expected Response (%)', 10, 2),
    f.double('NumberSent', 'Num Sent in Campaign', 18, 0),
    f.checkbox('IsActive', 'Active'),
    f.textarea('Description', 'Description', 32000),
    f.int('NumberOfLeads', 'Leads in Campaign', {
      ...KEPT,
      summary: { ...members, operation: 'count', field: 'LeadId' },
    }),
    f.int('NumberOfConvertedLeads', 'Converted Leads in Campaign', KEPT),
    f.int('NumberOfContacts', 'Contacts in Campaign', {
      ...KEPT,
      summary: { ...members, operation: 'count', field: 'ContactId' },
    }),
    f.int('NumberOfResponses', 'Responses in Campaign', {
      ...KEPT,
      summary: { ...members, operation: 'sum', field: 'HasResponded' },
    }),
    f.int('NumberOfOpportunities', 'Opportunities in Campaign', { ...KEPT, summary: { ...deals, operation: 'count' } }),
    f.int('NumberOfWonOpportunities', 'Won Opportunities in Campaign', {
      ...KEPT,
      summary: { ...deals, operation: 'sum', field: 'IsWon' },
    }),
    f.currency('AmountAllOpportunities', 'Value Opportunities in Campaign', 0, {
      ...KEPT,
      summary: { ...deals, operation: 'sum', field: 'Amount' },
    }),
    f.currency('AmountWonOpportunities', 'Value Won Opportunities in Campaign', 0, KEPT),
    f.owner(),
    f.audit(),
    f.lastActivity(),
    f.viewed(),
  ],
})
