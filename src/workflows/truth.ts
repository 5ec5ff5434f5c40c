/** Conditions of if, filter and elseIf. */
import { compile, isTemplate } from './liquid/compile.ts'
import { isTrue } from './liquid/is-true.ts'
import { render } from './liquid/render.ts'
import type { Scope } from './liquid/template.ts'

/**
 * Whether a condition holds: an expression, bare or in `{{ }}`: `json.Amount > 1000 and json.Email contains "@"`.
 * A text with tags is true unless it comes out empty or as `false`. Throws Problem `template-invalid`.
 */
export async function truth(condition: string, scope: Scope): Promise<boolean> {
  const { single, value } = await render(asTemplate(condition), scope)
  if (single) return isTrue(value)
  const text = String(value).trim()
  return text !== '' && text !== 'false'
}

/** Reads the condition without judging it. Throws Problem `template-invalid`. */
export function compileCondition(condition: string) {
  return compile(asTemplate(condition))
}

/** A bare expression is put into braces. */
const asTemplate = (condition: string) => (isTemplate(condition) ? condition : `{{ ${condition} }}`)
