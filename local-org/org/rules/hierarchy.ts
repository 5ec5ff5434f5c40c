/** No record is its own ancestor. */
import { isChanged, type Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

const DEEPEST = 500
/** [K]: the words. */
const WORDS = 'attempting to violate hierarchy constraints'

export default {
  objects: ['Account', 'Campaign', 'Case', 'Contact', 'User'],
  check(change, context) {
    if (change.kind !== 'update') return
    const id = change.after['Id']
    for (const field of ['ParentId', 'ReportsToId', 'ManagerId']) {
      if (!change.meta.has(field) || !isChanged(change, field)) continue
      let above = change.after[field] ?? null
      for (let i = 0; above !== null && i < DEEPEST; i++) {
        if (above === id) throw new OrgError('CIRCULAR_DEPENDENCY', WORDS, { fields: [field] })
        above = context.live(above)?.[field] ?? null
      }
    }
  },
} satisfies Rule
