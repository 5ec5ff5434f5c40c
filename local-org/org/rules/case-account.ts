/** A case belongs to the account of its contact, unless another is given. */
import { fillEmpty, isChanged, type Rule } from '../save/rule.ts'

export default {
  objects: ['Case'],
  before(change, context) {
    if (!isChanged(change, 'ContactId')) return
    fillEmpty(change, 'AccountId', context.live(change.after['ContactId'])?.['AccountId'] ?? null)
  },
} satisfies Rule
