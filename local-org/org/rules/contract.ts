/**
 * Contracts begin as drafts, end a whole term after they start, and stay activated once they are
 * (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_contract.htm).
 */
import { type Change, fill, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

const ACTIVATED = 'Activated'

function endOf(start: string, months: number): string {
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  // The last day of the term is the one before the day on which the next would start.
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)) - 86_400_000).toISOString().slice(0, 10)
}

function codeOf(change: Change, context: RuleContext): string {
  const status = context.find('ContractStatus', 'MasterLabel', change.after['Status'])[0]
  return String(status?.['StatusCode'] ?? 'Draft')
}

function setStatus(change: Change, context: RuleContext): void {
  const code = codeOf(change, context)
  const was = change.before?.['StatusCode']
  const isWrong = change.kind === 'create' ? code === ACTIVATED : was === ACTIVATED && code !== ACTIVATED
  if (isWrong) {
    const words = 'Choose a valid contract status and save your changes. Ask your admin for details.'
    throw new OrgError('FAILED_ACTIVATION', words, { fields: ['Status'] })
  }
  fill(change, 'StatusCode', code)
  if (code !== ACTIVATED || was === ACTIVATED) return
  fill(change, 'ActivatedDate', context.now)
  fill(change, 'ActivatedById', context.userId)
}

export default {
  objects: ['Contract'],
  before(change, context) {
    if (change.kind !== 'create' && change.kind !== 'update') return
    if (isChanged(change, 'Status')) setStatus(change, context)
    const { StartDate: start = null, ContractTerm: term = null } = change.after
    fill(change, 'EndDate', start === null || term === null ? null : endOf(String(start), Number(term)))
  },
} satisfies Rule
