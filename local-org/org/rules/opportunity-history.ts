/** Each change of stage, amount, close date or probability leaves a row of history. */
import { type Draft, isChanged, type Rule } from '../save/rule.ts'

const WATCHED = ['StageName', 'Amount', 'CloseDate', 'Probability']
const COPIED = [...WATCHED, 'ExpectedRevenue', 'ForecastCategory']

export default {
  objects: ['Opportunity'],
  after(change, context) {
    const isSave = change.kind === 'create' || change.kind === 'update'
    if (!isSave || !context.catalog.get('OpportunityHistory')) return
    if (!WATCHED.some((field) => isChanged(change, field))) return
    const values: Draft = { OpportunityId: change.after['Id'] ?? null }
    for (const field of COPIED) values[field] = change.after[field] ?? null
    context.insert('OpportunityHistory', values)
  },
} satisfies Rule
