/** One input of an action, checked against its schema. */
import { z } from 'zod'
import { Problem } from '../problems.ts'
import type { Action, Outcome } from './define.ts'
import { didYouMean, nearest } from './nearest.ts'
import { done, refused } from './outcome.ts'

/** The input with defaults filled in, or Problem `input-invalid` with every mistake and its place. */
export function readInput<I>(action: Pick<Action<I>, 'id' | 'title' | 'input'>, given: unknown): Outcome<I> {
  const tried = action.input.safeParse(given)
  const read = tried.success ? tried : action.input.safeParse(withoutLists(given, tried.error.issues))
  if (read.success) return done(read.data)
  const items = read.error.issues.flatMap((issue) => toItems(action.input, issue))
  const [first] = items
  return refused(
    new Problem('input-invalid', {
      what: `${action.title}: ${first?.path ? `"${first.path}": ` : ''}${first?.what ?? 'the input does not fit.'}`,
      fix: first?.fix ?? 'See the inputs of the action in the catalogue.',
      ...(first?.path ? { field: first.path } : {}),
      items,
    }),
  )
}

/** Where a text is wanted, a list of one text is that text: `{{ … | first | map: "externalId" }}` gives a list. */
function withoutLists(given: unknown, issues: z.core.$ZodIssue[]): unknown {
  if (typeof given !== 'object' || given === null) return given
  const names = issues.flatMap(({ code, path: [name, ...deeper] }) =>
    code === 'invalid_type' && typeof name === 'string' && deeper.length === 0 ? [name] : [],
  )
  const only = (value: unknown) => (Array.isArray(value) && value.length === 1 ? value[0] : value)
  return { ...given, ...Object.fromEntries(names.map((name) => [name, only(Reflect.get(given, name))])) }
}

interface Item {
  path: string
  what: string
  fix: string
}

function toItems(schema: z.ZodType, issue: z.core.$ZodIssue): Item[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownInput(schema, key))
  const path = issue.path.map(String).join('.')
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return [{ path, what: 'It is needed and has no value.', fix: `Give "${path}" a value.` }]
  }
  return [{ path, what: `${issue.message}.`, fix: path ? `Correct "${path}".` : 'Give an object with the inputs.' }]
}

function unknownInput(schema: z.ZodType, key: string): Item {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  const fix =
    didYouMean(nearest(key, names)) || `Leave "${key}" out${names.length ? `; it takes: ${names.join(', ')}` : ''}.`
  return { path: key, what: `There is no input "${key}".`, fix }
}
