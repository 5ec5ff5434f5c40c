/** Orders start as drafts; an activated one has products and keeps them. */
import { requiredMissing } from '../save/checks.ts'
import { type Change, fill, fillEmpty, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

function statusCode(change: Change, context: RuleContext): string {
  const status = context.find('OrderStatus', 'MasterLabel', change.after['Status'])[0]
  return String(status?.['StatusCode'] ?? 'Draft')
}

function activate(change: Change, context: RuleContext): void {
  if (change.kind === 'create') {
    throw new OrgError('FAILED_ACTIVATION', 'To create an order, choose Draft for Status.', { fields: ['Status'] })
  }
  if (context.find('OrderItem', 'OrderId', change.after['Id']).length === 0) {
    throw new OrgError('FAILED_ACTIVATION', 'An order must have at least one product.', { fields: ['Status'] })
  }
  fill(change, 'ActivatedDate', context.now)
  fill(change, 'ActivatedById', context.userId)
}

function setStatus(change: Change, context: RuleContext): void {
  if (change.kind === 'create') fillEmpty(change, 'Status', 'Draft')
  if (change.kind === 'create' && !change.after['AccountId']) throw requiredMissing(['AccountId'])
  if (!isChanged(change, 'Status')) return
  const code = statusCode(change, context)
  fill(change, 'StatusCode', code)
  if (code === 'Activated' && change.before?.['StatusCode'] !== 'Activated') activate(change, context)
}

/** What an activated order holds its products to; the rest of them may be edited. */
const HELD = ['Quantity', 'UnitPrice', 'PricebookEntryId', 'OrderId']

/** Nothing is deleted of an activated order, and no product comes, goes or changes its price. */
function keepActivated(change: Change, context: RuleContext): void {
  const order = change.meta.name === 'Order' ? change.before : context.live(change.after['OrderId'])
  if (order?.['StatusCode'] !== 'Activated') return
  if (change.kind === 'update' && !HELD.some((name) => isChanged(change, name))) return
  const words = 'unable to modify activated or superseded order: cannot delete order, or add or remove order products'
  throw new OrgError(change.kind === 'delete' ? 'DELETE_FAILED' : 'FIELD_INTEGRITY_EXCEPTION', words)
}

export default {
  objects: ['Order', 'OrderItem'],
  order: 40,
  before(change, context) {
    if (change.kind === 'undelete') return
    const isOrder = change.meta.name === 'Order'
    if (!isOrder || change.kind === 'delete') keepActivated(change, context)
    else setStatus(change, context)
    if (!isOrder && change.kind === 'create') fill(change, 'AvailableQuantity', change.after['Quantity'] ?? null)
  },
} satisfies Rule
