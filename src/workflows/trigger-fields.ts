/** Which fields of the record that started it a workflow's templates read, and in which steps. */
import { compile, isTemplate } from './liquid/compile.ts'
import type { WorkflowDocument } from './shape.ts'
import { type TemplateText, templatesOf } from './templates-of.ts'
import { compileCondition } from './truth.ts'
import { walkSteps } from './walk-steps.ts'

export interface FieldRead {
  step: string
  /** API names, as they stand in the document. */
  fields: string[]
}

/**
 * `json.Rating` where no step before has that name, `json.trigger.Rating` and `json.event.record.Rating`. A template nobody can
 * read reads nothing.
 */
export function triggerFields({ steps }: Pick<WorkflowDocument, 'steps'>): FieldRead[] {
  const found: FieldRead[] = []
  walkSteps(steps, ({ step, path, known }) => {
    const reads = templatesOf(step, path).flatMap(pathsIn)
    const fields = reads.flatMap(([root, ...rest]) => (root === 'json' ? fieldOf(rest, known) : []))
    if (fields.length > 0) found.push({ step: step.id, fields: [...new Set(fields)] })
  })
  return found
}

const isFieldName = (name: string) => /^[A-Z]\w*$/.test(name) || /^\w+__\w+$/.test(name)

/** Where the record stands besides `json` itself. */
const places = ['trigger', 'event.record', 'event.before']

function fieldOf(path: string[], known: Set<string>): string[] {
  const at = places.map((place) => place.split('.')).find((place) => place.every((part, i) => part === path[i])) ?? []
  const name = path[at.length] ?? ''
  return isFieldName(name) && !known.has(path[0] ?? '') ? [name] : []
}

function pathsIn({ text, condition }: TemplateText): string[][] {
  if (!condition && !isTemplate(text)) return []
  try {
    return (condition ? compileCondition(text) : compile(text)).facts.paths
  } catch {
    return []
  }
}
