/** What follows from an opportunity's stage: probability, closed, won, forecast category, expected revenue, fiscal period. */
import { type Change, fill, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError, type Row } from '../schema.ts'

/** Taken over from the stage, unless sent along. */
const FROM_STAGE: Record<string, string> = {
  Probability: 'DefaultProbability',
  ForecastCategoryName: 'ForecastCategoryName',
}

function takeOverStage(change: Change, context: RuleContext): void {
  const stage: Row | undefined = context.find('OpportunityStage', 'MasterLabel', change.after['StageName'])[0]
  for (const field in FROM_STAGE) {
    if (!change.sent.has(field)) fill(change, field, stage?.[FROM_STAGE[field] ?? ''] ?? null)
  }
  fill(change, 'IsClosed', stage?.['IsClosed'] ?? false)
  fill(change, 'IsWon', stage?.['IsWon'] ?? false)
  fill(change, 'ForecastCategory', stage?.['ForecastCategory'] ?? 'Pipeline')
  fill(change, 'LastStageChangeDate', change.kind === 'update' ? context.now : null)
}

function checkProbability({ after }: Change): void {
  const probability = Number(after['Probability'] ?? 0)
  if (probability >= 0 && probability <= 100) return
  const words = `Probability (%): value outside of valid range on numeric field: ${probability}`
  throw new OrgError('NUMBER_OUTSIDE_VALID_RANGE', words, { fields: ['Probability'] })
}

function computeRevenue(change: Change): void {
  const { Amount: amount = null, Probability: probability = null } = change.after
  const revenue = amount === null || probability === null ? null : (Number(amount) * Number(probability)) / 100
  fill(change, 'ExpectedRevenue', revenue === null ? null : Number(revenue.toFixed(2)))
}

function computeFiscalPeriod(change: Change): void {
  const [year, month] = String(change.after['CloseDate'] ?? '')
    .split('-')
    .map(Number)
  if (!year || !month) return
  const quarter = Math.ceil(month / 3)
  fill(change, 'FiscalYear', year)
  fill(change, 'FiscalQuarter', quarter)
  fill(change, 'Fiscal', `${year} ${quarter}`)
}

export default {
  objects: ['Opportunity'],
  before(change, context) {
    if (isChanged(change, 'StageName')) takeOverStage(change, context)
    checkProbability(change)
    computeRevenue(change)
    computeFiscalPeriod(change)
  },
} satisfies Rule
