/** Accounts, contacts and leads have the address of a picture from the beginning, whether there is one or not, as recorded. */
import { fillEmpty, type Rule } from '../save/rule.ts'

export default {
  objects: ['Account', 'Contact', 'Lead'],
  before(change) {
    if (change.kind === 'create') fillEmpty(change, 'PhotoUrl', `/services/images/photo/${change.after['Id']}`)
  },
} satisfies Rule
