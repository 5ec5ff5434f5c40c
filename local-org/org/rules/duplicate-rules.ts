/** The administrator's duplicate rules: equal values in the matching fields make two records one person or company. */

import { duplicateResult, duplicatesOf, matchedFields } from '../duplicates.ts'
import { isChanged, type Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

export default {
  objects: 'all',
  order: 70,
  check(change, context) {
    const { options, rulebook } = context
    if (options.skipCustomRules || (change.kind !== 'create' && change.kind !== 'update')) return
    for (const rule of rulebook.duplicateRules) {
      if (!rule.active || rule.object !== change.meta.name) continue
      if (rule.action === 'alert' && options.allowDuplicates) continue
      if (!matchedFields(rule).some((field) => isChanged(change, field))) continue
      const rows = duplicatesOf(rule, change.after, context.table(change.meta.name), context.table('Account'))
      // The body Salesforce sends spells it so (seen in v54 and v56).
      const extra = { duplicateResut: duplicateResult(rule, rows) }
      if (rows.length > 0) throw new OrgError('DUPLICATES_DETECTED', rule.message, { extra })
    }
  },
} satisfies Rule
