/** What becomes of values that are not there. */
import { Problem } from '../problems.ts'

/** `skip` leaves the value out, `null` gives null (Salesforce empties the field), `fail` ends the step. */
const nilWords = ['skip', 'null', 'fail'] as const
export type NilWord = (typeof nilWords)[number]

/** One word for all values, or by input (`phone`, `fields.Phone`); `*` stands for the others. */
export type Nil = NilWord | Record<string, NilWord>

/**
 * The value as the rule wants it: undefined is left out. Without a rule an absent value is left out and null stays null.
 * Throws Problem `value-missing`.
 */
export function settleNil(value: unknown, path: string, source: string, nil: Nil | undefined): unknown {
  if (value !== undefined && value !== null) return value
  const word = nil && wordFor(nil, path)
  if (word === 'fail') throw missing(path, source)
  if (word === undefined) return value
  return word === 'null' ? null : undefined
}

function wordFor(nil: Nil, path: string): NilWord | undefined {
  if (typeof nil === 'string') return nil
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const own = Object.hasOwn(nil, at) ? nil[at] : undefined
    if (own) return own
  }
  return nil['*']
}

function missing(path: string, source: string): Problem {
  return new Problem('value-missing', {
    what: `"${path}" has no value: ${source.trim().slice(0, 100)} gives nothing.`,
    fix: 'Give a value with | default, or let "nil" of the step say skip or null.',
    ...(path === '' ? {} : { field: path }),
  })
}
