/** The administrator's validation rules: a formula that is true refuses the row, and all that are true are told. */
import { compile } from '../formula/compile.ts'
import { isFault } from '../formula/fault.ts'
import { recordScope } from '../formula/record-scope.ts'
import type { Scope } from '../formula/scope.ts'
import type { ValidationRule } from '../rulebook.ts'
import { formulaSource } from '../save/formula-source.ts'
import type { Rule } from '../save/rule.ts'
import { OrgError } from '../schema.ts'

const refusal = ({ message, errorField }: ValidationRule) =>
  new OrgError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, { fields: errorField ? [errorField] : [] })

function isBroken({ name, errorCondition }: ValidationRule, scope: Scope): boolean {
  try {
    return compile(errorCondition)(scope) === true
  } catch (problem) {
    if (!isFault(problem)) throw problem
    // [K]: the words around the fault.
    const words = `The formula in the "${name}" rule is invalid due to the following: ${problem.message}`
    throw new OrgError('FIELD_INTEGRITY_EXCEPTION', words)
  }
}

export default {
  objects: 'all',
  order: 60,
  check({ kind, meta, after, before }, context) {
    if (context.options.skipCustomRules || (kind !== 'create' && kind !== 'update')) return
    const rules = context.rulebook.validationRules.filter((rule) => rule.active && rule.object === meta.name)
    if (rules.length === 0) return
    const scope = recordScope(formulaSource(context), meta, after, before)
    const broken = rules.filter((rule) => isBroken(rule, scope)).map(refusal)
    if (!broken[0]) return
    if (broken.length > 1) broken[0].cause = [...broken]
    throw broken[0]
  },
} satisfies Rule
