/** The administrator's validation rules: a formula that is true refuses the row, and all that are true are told. */
import { compile } from '../formula/compile.ts'
import { recordScope } from '../formula/record-scope.ts'
import type { ValidationRule } from '../rulebook.ts'
import { formulaSource } from '../save/formula-source.ts'
import type { Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

const refusal = ({ message, errorField }: ValidationRule) =>
  new OrgError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, { fields: errorField ? [errorField] : [] })

export default {
  objects: 'all',
  order: 60,
  check({ kind, meta, after, before }, context) {
    if (context.options.skipCustomRules || (kind !== 'create' && kind !== 'update')) return
    const rules = context.rulebook.validationRules.filter((rule) => rule.active && rule.object === meta.name)
    if (rules.length === 0) return
    const scope = recordScope(formulaSource(context), meta, after, before)
    const broken = rules.filter((rule) => compile(rule.errorCondition)(scope) === true).map(refusal)
    if (!broken[0]) return
    if (broken.length > 1) broken[0].cause = [...broken]
    throw broken[0]
  },
} satisfies Rule
