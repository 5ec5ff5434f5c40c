/** The Problem for a value that does not fit its field. */
import { Problem, type ProblemCode } from '../../problems.ts'
import type { FieldDescribe } from '../../salesforce/index.ts'
import { namedField } from './named-field.ts'

/** @param wants what the field takes, to stand after "takes": "a date, YYYY-MM-DD" */
export function misfit(field: FieldDescribe, value: unknown, wants: string, fix: string): Problem {
  return problemOf('field-value-invalid', field, value, { why: `which takes ${wants}`, fix })
}

interface Advice {
  /** Stands behind the name of the field: "which takes the id of a record". */
  why: string
  fix: string
  suggestions?: string[]
}

export function problemOf(code: ProblemCode, field: FieldDescribe, value: unknown, advice: Advice): Problem {
  const { why, fix, suggestions } = advice
  return new Problem(code, {
    what: `${shown(value)} does not fit ${namedField(field)}, ${why}.`,
    fix,
    field: field.name,
    ...(suggestions?.length ? { suggestions } : {}),
  })
}

/** A value as it may stand in a sentence: short, in its JSON form. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
