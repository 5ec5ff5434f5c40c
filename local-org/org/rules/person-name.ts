/** The full name of a person is first and last name. */
import { isChanged, type Rule } from '../save/rule.ts'

export default {
  objects: 'all',
  order: 10,
  before(change) {
    const { meta, after } = change
    if (meta.field('Name')?.extraTypeInfo !== 'personname') return
    if (change.kind === 'update' && !isChanged(change, 'FirstName') && !isChanged(change, 'LastName')) return
    after['Name'] = [after['FirstName'], after['LastName']].filter(Boolean).join(' ') || null
  },
} satisfies Rule
