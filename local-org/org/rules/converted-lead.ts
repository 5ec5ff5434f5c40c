/** A converted lead is closed: it can be read and deleted, not changed. */
import type { Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

export default {
  objects: ['Lead'],
  order: 1,
  before({ kind, before }) {
    if (kind === 'update' && before?.['IsConverted'] === true) {
      throw new OrgError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead')
    }
  },
} satisfies Rule
