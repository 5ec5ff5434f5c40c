/** Conditions of if, filter and elseIf. */
import { isTrue } from './is-true.ts'
import { compile, isTemplate, type Scope } from './liquid.ts'

/**
 * Whether a condition holds: an expression, bare or in `{{ }}`: `json.Amount > 1000 and json.Email contains "@"`.
 * A text with tags is true unless it comes out empty or as `false`. Throws Problem `template-invalid`.
 */
export function truth(condition: string, scope: Scope): boolean {
  const template = compileCondition(condition)
  const value = template.give(scope)
  if (template.single) return isTrue(value)
  const text = String(value).trim()
  return text !== '' && text !== 'false'
}

/** The condition as a template: a bare expression is put into braces. */
export function compileCondition(condition: string) {
  return compile(isTemplate(condition) ? condition : `{{ ${condition} }}`)
}
