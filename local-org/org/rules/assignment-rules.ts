/** The administrator's assignment rules give new leads and cases an owner. */
import { compile } from '../formula/compile.ts'
import { asBoolean } from '../formula/formula-value.ts'
import { recordScope } from '../formula/record-scope.ts'
import type { AssignmentRule } from '../rulebook.ts'
import { formulaSource } from '../save/formula-source.ts'
import type { Rule, RuleContext } from '../save/rule.ts'

function ruleFor(object: string, context: RuleContext): AssignmentRule | undefined {
  const wish = context.options.autoAssign ?? true
  if (wish === false || context.options.skipCustomRules) return undefined
  const rules = context.rulebook.assignmentRules.filter((rule) => rule.object === object)
  return typeof wish === 'string' ? rules.find((rule) => rule.id === wish) : rules.find((rule) => rule.active)
}

export default {
  objects: ['Lead', 'Case'],
  order: 20,
  before(change, context) {
    if (change.kind !== 'create') return
    const rule = ruleFor(change.meta.name, context)
    if (!rule) return
    const scope = recordScope(formulaSource(context), change.meta, change.after)
    const entry = rule.entries.find(({ condition }) => condition === undefined || asBoolean(compile(condition)(scope)))
    if (entry) change.after['OwnerId'] = entry.ownerId
  },
} satisfies Rule
