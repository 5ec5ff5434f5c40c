/** What stage, amount and close date an opportunity had. */
import { names, opportunityStages } from './derived.ts'
import * as f from './kit/index.ts'

export default f.readOnly({
  name: 'OpportunityHistory',
  label: 'Opportunity History',
  plural: 'Opportunity History',
  prefix: '008',
  fields: [
    f.id('Opportunity History ID'),
    f.reference('OpportunityId', 'Opportunity ID', 'Opportunity', {
      readOnly: true,
      nillable: false,
      children: 'OpportunityHistories',
      onParentDelete: 'cascade',
    }),
    f.whoFirst(f.created()),
    f.picklist('StageName', 'Stage Name', names(opportunityStages), { readOnly: true, nillable: false }),
    f.currency('Amount', 'Amount', 2, { readOnly: true }),
    f.currency('ExpectedRevenue', 'Expected Revenue', 2, { readOnly: true }),
    f.date('CloseDate', 'Close Date', { readOnly: true }),
    f.percent('Probability', 'Probability', 3, 0, { readOnly: true }),
    f.text('ForecastCategory', 'To Forecast Category', 40, { readOnly: true }),
    f.systemModstamp(),
    f.isDeleted(),
    f.currency('PrevAmount', 'Previous Amount', 2, { readOnly: true }),
    f.date('PrevCloseDate', 'Previous Close Date', { readOnly: true }),
  ],
})
