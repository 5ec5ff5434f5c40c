/** Who may own a record: an active user who may read its object, or a queue that is for it; and what ends with an ownership. */
import { shareFields, shareName } from '../access/sharing.ts'
import { noAccess } from '../save/checks.ts'
import { type Change, isChanged, type Rule, type RuleContext } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

const FIELD = 'OwnerId'
const refuse = (code: string, words: string) => new OrgError(code, words, { fields: [FIELD] })
/** 'Lead' is 'lead' there, 'WorkOrder' 'workOrder'. */
const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)

function checkUser(id: string, isActive: boolean, { meta }: Change, context: RuleContext): void {
  if (!isActive) {
    const words = `operation performed with inactive user [${id.slice(0, 15)}] as owner of ${lowerFirst(meta.name)}`
    throw refuse('INACTIVE_OWNER_OR_USER', words)
  }
  if (id === context.userId || context.mayRead(id, meta.name)) return
  throw refuse('TRANSFER_REQUIRES_READ', 'The new owner must have read permission')
}

function checkQueue(id: string, { meta }: Change, context: RuleContext): void {
  const objects = context.find('QueueSobject', 'QueueId', id)
  if (objects.some((row) => row['SobjectType'] === meta.name)) return
  throw refuse('INVALID_OPERATION', 'Queue not associated with this SObject type')
}

/** What the owner before shared by hand ends with the ownership. */
function endManualShares({ meta, after }: Change, context: RuleContext): void {
  const shares = shareName(meta.name)
  if (!context.catalog.get(shares)) return
  for (const share of context.find(shares, shareFields(meta.name)[0], after['Id'])) {
    if (share['RowCause'] === 'Manual') context.remove(share.Id)
  }
}

export default {
  objects: 'all',
  order: 15,
  check(change, context) {
    if (change.kind !== 'create' && change.kind !== 'update') return
    if (!change.sent.has(FIELD) || !isChanged(change, FIELD) || context.options.asSystem) return
    if (change.before && !context.mayTransfer(change.meta.name, change.before)) throw noAccess()
    const owner = context.live(change.after[FIELD])
    const object = owner && context.catalog.ofId(owner.Id)?.name
    if (owner && object === 'User') checkUser(owner.Id, owner['IsActive'] === true, change, context)
    if (owner && object === 'Group') checkQueue(owner.Id, change, context)
  },
  after(change, context) {
    if (change.kind === 'update' && isChanged(change, FIELD)) endManualShares(change, context)
  },
} satisfies Rule
