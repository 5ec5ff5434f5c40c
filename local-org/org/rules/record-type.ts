/** A record's type must be one of its object. */
import { isChanged, type Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

export default {
  objects: 'all',
  check(change, context) {
    const id = change.after['RecordTypeId'] ?? null
    if (id === null || change.kind === 'delete' || !isChanged(change, 'RecordTypeId')) return
    const type = context.live(id)
    if (type?.['SobjectType'] === change.meta.name && type['IsActive'] !== false) return
    const words = `Record Type ID: this ID value isn't valid for the user: ${String(id).slice(0, 15)}`
    throw new OrgError('INVALID_CROSS_REFERENCE_KEY', words, { fields: ['RecordTypeId'] })
  },
} satisfies Rule
