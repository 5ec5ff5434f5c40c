/** The texts of a step that hold templates, each with its place. */
import { kindOf, type Step } from './kinds/index.ts'
import type { Path } from './kinds/kind.ts'

export interface TemplateText {
  path: Path
  text: string
  /** A condition may be a bare expression. */
  condition: boolean
}

/** Of this step alone; steps inside it are visited on their own. */
export function templatesOf(step: Step, path: Path): TemplateText[] {
  const fields: Record<string, unknown> = { ...step }
  const { templates, conditions = [] } = kindOf(step)
  return [
    ...conditions.flatMap((key) => conditionsIn(fields[key], [...path, key])),
    ...templates.flatMap((key) => textsIn(fields[key], [...path, key])),
  ]
}

/** A condition, or a list of ways with one each. */
function conditionsIn(value: unknown, path: Path): TemplateText[] {
  if (typeof value === 'string') return [{ path, text: value, condition: true }]
  const ways = Array.isArray(value) ? (value as { if: string }[]) : []
  return ways.map((way, index) => ({ path: [...path, index, 'if'], text: way.if, condition: true }))
}

function textsIn(value: unknown, path: Path): TemplateText[] {
  if (typeof value === 'string') return [{ path, text: value, condition: false }]
  if (typeof value !== 'object' || value === null) return []
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value)
  return [...entries].flatMap(([key, part]) => textsIn(part, [...path, key]))
}
