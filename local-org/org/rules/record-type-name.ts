/** A record type goes by its object's name and its own in the Tooling API. */
import { fill, type Rule } from '../save/rule.ts'

export default {
  objects: ['RecordType'],
  before(change) {
    if (change.kind !== 'create' && change.kind !== 'update') return
    fill(change, 'FullName', `${change.after['SobjectType']}.${change.after['DeveloperName']}`)
  },
} satisfies Rule
