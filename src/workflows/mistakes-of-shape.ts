/** What the shape of a document refuses, in plain words: place, what is wrong, and what would fit. */
import type { z } from 'zod'
import { didYouMean, nearest, saidPlainly } from '../connector/index.ts'
import { kindIn, kindWords } from './kinds/index.ts'
import type { Path } from './kinds/kind.ts'
import type { Mistake } from './mistakes.ts'
import { nothingToDo, stepShapes, workflowDocument } from './shape.ts'
import { keysOf, valueAt } from './value-at.ts'

const stepKeys = new Set(Object.values(stepShapes).flatMap((shape) => Object.keys(shape.shape)))

export type Issue = z.core.$ZodIssue

export const pathOf = (issue: Issue): Path => issue.path.map((part) => (typeof part === 'number' ? part : String(part)))

/** @param around where in the document the issue's own path begins */
export function mistakesOfShape(issue: Issue, root: unknown, around: Path = []): Mistake[] {
  const path = [...around, ...pathOf(issue)]
  if (issue.code === 'custom' && issue.message === nothingToDo) return [nothingSaid(valueAt(root, path), path)]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, [...path, key], keysAt(valueAt(root, path), path)))
  }
  const name = path.at(-1)
  if (name === undefined) return [{ path, what: 'This is no workflow document.', fix: partsAt(path) }]
  if (valueAt(root, path) === undefined) return [{ path, what: `"${name}" is missing.`, fix: `Add "${name}".` }]
  if (issue.code === 'invalid_union') return mistakesOfUnion(issue, root, path)
  if (issue.code === 'too_small' && name === 'steps') return [{ path, ...noStep }]
  const { what = `${issue.message}.` } = saidPlainly(issue)
  const fix = (issue.code === 'invalid_type' && partsAt(path)) || `Correct "${name}".`
  return [{ path, what: `"${name}": ${what}`, fix }]
}

const noStep = {
  what: '"steps": There is no step.',
  fix: `Add a step with an id and one of: ${kindWords.join(', ')}.`,
}

/** What is written at a place that has parts of its own; '' elsewhere. */
function partsAt(path: Path): string {
  if (path.length === 0) return `Write its parts, each on a line: ${Object.keys(workflowDocument.shape).join(', ')}.`
  if (path.join() !== 'trigger') return ''
  return `Write its parts below it: ${Object.keys(workflowDocument.shape.trigger.shape).join(', ')}.`
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
  if (best) return best.flatMap((inner) => mistakesOfShape(inner, root, path))
  const kinds = new Set(issue.errors.flatMap(([inner]) => (inner && saidPlainly(inner).what) || []))
  return [{ path, what: `"${path.at(-1)}": ${[...kinds].join(' Or: ')}`, fix: `Correct "${path.at(-1)}".` }]
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
