/** An opportunity has one primary contact. */
import type { Rule } from '../save/rule.ts'

export default {
  objects: ['OpportunityContactRole'],
  after({ kind, after }, context) {
    if (kind === 'delete' || after['IsPrimary'] !== true) return
    for (const role of context.find('OpportunityContactRole', 'OpportunityId', after['OpportunityId'])) {
      if (role.Id !== after['Id']) context.write(role.Id, { IsPrimary: false })
    }
  },
} satisfies Rule
