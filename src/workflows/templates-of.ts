/** The texts of a step that hold templates, each with its place. */
import type { Step } from './shape.ts'
import type { Path } from './walk-steps.ts'

export interface TemplateText {
  path: Path
  text: string
  /** A condition may be a bare expression. */
  condition: boolean
}

/** Of this step alone; steps inside it are visited on their own. */
export function templatesOf(step: Step, path: Path): TemplateText[] {
  const conditions: [Path, string][] = []
  if ('if' in step) {
    conditions.push([[...path, 'if'], step.if])
    for (const [index, way] of (step.elseIf ?? []).entries())
      conditions.push([[...path, 'elseIf', index, 'if'], way.if])
  }
  if ('filter' in step) conditions.push([[...path, 'filter'], step.filter])
  const values = (['with', 'set', 'wait', 'stop', 'selectMany'] as const).flatMap((key) =>
    key in step ? textsIn((step as unknown as Record<string, unknown>)[key], [...path, key]) : [],
  )
  return [...conditions.map(([at, text]) => ({ path: at, text, condition: true })), ...values]
}

function textsIn(value: unknown, path: Path): TemplateText[] {
  if (typeof value === 'string') return [{ path, text: value, condition: false }]
  if (typeof value !== 'object' || value === null) return []
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value)
  return [...entries].flatMap(([key, part]) => textsIn(part, [...path, key]))
}
