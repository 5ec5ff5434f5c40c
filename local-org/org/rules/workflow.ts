/** The administrator's workflow rules: what they do to a record, and because of it, once it is saved. Comes after what the org keeps up by itself. */
import type { Rule } from '../save/rule.ts'
import { runWorkflow } from '../workflow/run-workflow.ts'

export default {
  objects: 'all',
  order: 90,
  after(change, context) {
    if (context.options.skipCustomRules || (change.kind !== 'create' && change.kind !== 'update')) return
    const { meta, before, after } = change
    runWorkflow({ meta, before, id: String(after['Id']) }, context)
  },
} satisfies Rule
