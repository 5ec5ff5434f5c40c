/** From text to a workflow document of the right shape. */
import type { z } from 'zod'
import { didYouMean, nearest } from '../connector/index.ts'
import { type Mistake, workflowProblem } from './mistakes.ts'
import { kinds, stepShapes, type WorkflowDocument, workflowDocument } from './shape.ts'
import type { Source } from './source.ts'

/** The document with defaults filled in. Throws Problem `workflow-invalid` with every mistake of shape. */
export function readDocument(source: Source): WorkflowDocument {
  const read = workflowDocument.safeParse(source.value)
  if (read.success) return read.data as WorkflowDocument
  const mistakes = read.error.issues.flatMap((issue) => mistakesOf(issue, source.value, []))
  throw workflowProblem(mistakes, source.lineOf)
}

const stepKeys = new Set(Object.values(stepShapes).flatMap((shape) => Object.keys(shape.shape)))

type Issue = z.core.$ZodIssue
type Path = (string | number)[]

function mistakesOf(issue: Issue, root: unknown, around: Path): Mistake[] {
  const path = [...around, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))]
  if (issue.code === 'invalid_union') return mistakesOfStep(issue, root, path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, [...path, key], keysAt(valueAt(root, path))))
  }
  const name = path.at(-1)
  const missing = issue.code === 'invalid_type' && valueAt(root, path) === undefined
  const what = missing ? `"${name}" is missing.` : `"${name ?? 'document'}": ${issue.message}.`
  return [{ path, what, fix: missing ? `Add "${name}".` : `Correct "${name ?? 'the document'}".` }]
}

/** Of the seven kinds of step only the one that is meant says what is wrong. */
function mistakesOfStep(issue: Extract<Issue, { code: 'invalid_union' }>, root: unknown, path: Path): Mistake[] {
  const value = valueAt(root, path)
  const given = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const kind = kinds.findIndex((word) => given.includes(word))
  const own = issue.errors[kind]
  if (own) return own.flatMap((inner) => mistakesOf(inner, root, path))
  const near = given.filter((key) => !stepKeys.has(key)).flatMap((key) => nearest(key, kinds))
  const fix = didYouMean(near) || `Give it one of: ${kinds.join(', ')}.`
  return [
    { path, what: `This step does not say what to do${given.length ? ` (it has: ${given.join(', ')})` : ''}.`, fix },
  ]
}

function unknownKey(key: string, path: Path, known: string[]): Mistake {
  const fix = didYouMean(nearest(key, known)) || `Known here: ${known.join(', ')}.`
  return { path, what: `"${key}" is not known here.`, fix }
}

/** What a step of this kind, or the document, may have. */
function keysAt(value: unknown): string[] {
  const given = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const kind = kinds.find((word) => given.includes(word))
  if (kind) return Object.keys(stepShapes[kind].shape)
  return given.includes('on') ? Object.keys(workflowDocument.shape.trigger.shape) : Object.keys(workflowDocument.shape)
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string | number, unknown> | undefined)?.[part], root)
}
