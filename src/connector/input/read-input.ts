/** One input of an action, or the settings of a trigger, checked against the schema. */
import type { z } from 'zod'
import { Problem } from '../../problems.ts'
import type { Action, Outcome, Trigger } from '../define.ts'
import { done, refused } from '../outcome.ts'
import { asMeant } from './as-meant.ts'
import { mistakesOf } from './mistakes.ts'

/** The input with defaults filled in, or Problem `input-invalid` with every mistake and its place. */
export function readInput<I>(action: Pick<Action<I>, 'title' | 'input'>, given: unknown): Outcome<I> {
  const tried = action.input.safeParse(given)
  return toOutcome(action, tried.success ? tried : action.input.safeParse(asMeant(given, tried.error.issues)))
}

/** Settings stand in the workflow itself, so they are taken as they are written. */
export function readSettings<I>(trigger: Pick<Trigger<I>, 'title' | 'input'>, given: unknown): Outcome<I> {
  return toOutcome(trigger, trigger.input.safeParse(given))
}

interface Titled {
  title: string
  input: z.ZodType
}

function toOutcome<I>({ title, input }: Titled, read: z.ZodSafeParseResult<I>): Outcome<I> {
  if (read.success) return done(read.data)
  const items = read.error.issues.flatMap((issue) => mistakesOf(input, issue))
  const [first] = items
  return refused(
    new Problem('input-invalid', {
      what: `${title}: ${first?.path ? `"${first.path}": ` : ''}${first?.what ?? 'the input does not fit.'}`,
      fix: first?.fix ?? 'See the inputs of the action in the catalogue.',
      ...(first?.path ? { field: first.path } : {}),
      items,
    }),
  )
}
