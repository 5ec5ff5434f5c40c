/** A new account, contact or lead waits to be compared with a directory of companies, as recorded; nothing compares it here. */
import { fillEmpty, type Rule } from '../save/rule.ts'

export default {
  objects: ['Account', 'Contact', 'Lead'],
  before(change) {
    if (change.kind === 'create') fillEmpty(change, 'CleanStatus', 'Pending')
  },
} satisfies Rule
