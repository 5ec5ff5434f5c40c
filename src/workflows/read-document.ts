/** From text to a workflow document of the right shape. */
import type { z } from 'zod'
import { didYouMean, nearest } from '../connector/index.ts'
import { kindIn, kindWords } from './kinds/index.ts'
import { type Mistake, workflowProblem } from './mistakes.ts'
import { nothingToDo, stepShapes, type WorkflowDocument, workflowDocument } from './shape.ts'
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
  if (issue.code === 'custom' && issue.message === nothingToDo) return [nothingSaid(valueAt(root, path), path)]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, [...path, key], keysAt(valueAt(root, path), path)))
  }
  const name = path.at(-1)
  const missing = valueAt(root, path) === undefined
  if (issue.code === 'invalid_union' && !missing) return mistakesOfUnion(issue, root, path)
  const what = missing ? `"${name}" is missing.` : `"${name ?? 'document'}": ${issue.message}.`
  if (issue.code === 'too_small' && name === 'steps') {
    return [{ path, what, fix: `Add a step with an id and one of: ${kindWords.join(', ')}.` }]
  }
  return [{ path, what, fix: missing ? `Add "${name}".` : `Correct "${name ?? 'the document'}".` }]
}

function nothingSaid(value: unknown, path: Path): Mistake {
  const given = keysOf(value)
  const near = given.filter((key) => !stepKeys.has(key)).flatMap((key) => nearest(key, kindWords))
  const fix = didYouMean(near) || `Give it one of: ${kindWords.join(', ')}.`
  return {
    path,
    what: `This step does not say what to do${given.length ? ` (it has: ${given.join(', ')})` : ''}.`,
    fix,
  }
}

/** Of several ways to write something, what is told is the one that fits best: with the fewest mistakes. */
function mistakesOfUnion(issue: Extract<Issue, { code: 'invalid_union' }>, root: unknown, path: Path): Mistake[] {
  const ways = issue.errors.filter(
    (way) => !(way.length === 1 && way[0]?.code === 'invalid_type' && way[0].path.length === 0),
  )
  const unknownKeys = (way: Issue[]) => way.filter(({ code }) => code === 'unrecognized_keys').length
  const [best] = ways.toSorted((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length)
  if (best) return best.flatMap((inner) => mistakesOf(inner, root, path))
  return [{ path, what: `"${path.at(-1)}" is of the wrong kind.`, fix: `Correct "${path.at(-1)}".` }]
}

function unknownKey(key: string, path: Path, known: string[]): Mistake {
  const fix =
    didYouMean(nearest(key, known)) || (known.length > 0 ? `Known here: ${known.join(', ')}.` : `Leave "${key}" out.`)
  return { path, what: `"${key}" is not known here.`, fix }
}

/** What may stand here: of a step, of the trigger, of the document. */
function keysAt(value: unknown, path: Path): string[] {
  const given = keysOf(value)
  const kind = kindIn(Object.fromEntries(given.map((key) => [key, true])))
  if (kind && given.includes('id')) return Object.keys(stepShapes[kind].shape)
  if (given.includes('on')) return Object.keys(workflowDocument.shape.trigger.shape)
  return path.length === 0 ? Object.keys(workflowDocument.shape) : []
}

const keysOf = (value: unknown) => (typeof value === 'object' && value !== null ? Object.keys(value) : [])

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string | number, unknown> | undefined)?.[part], root)
}
