/** What a schema refuses, in plain words: where, what, and what would fit. */
import { z } from 'zod'
import { didYouMean, nearest } from '../nearest.ts'

export interface Mistake {
  path: string
  what: string
  fix: string
}

/** One issue of zod; unknown inputs are one mistake each. */
export function mistakesOf(schema: z.ZodType, issue: z.core.$ZodIssue): Mistake[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownInput(schema, key))
  const path = issue.path.map(String).join('.')
  if (isMissing(issue)) return [{ path, what: 'It is needed and has no value.', fix: `Give "${path}" a value.` }]
  const fix = path ? `Correct "${path}".` : 'Give an object with the inputs.'
  return [{ path, fix, what: `${issue.message}.`, ...saidPlainly(issue) }]
}

/** Not there, or an empty text or list where there must be something. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'too_small') return hasLength.has(issue.origin) && issue.minimum === 1
  return issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
}

const hasLength = new Set<string>(['string', 'array'])

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  record: 'an object of names and values',
  object: 'an object of names and values',
}

const formats: Record<string, string> = {
  url: 'It takes a web address: https://example.com.',
  uuid: 'It takes an id such as 2c2aa50b-e49f-80a7-a4b6-251575c82033.',
  email: 'It takes an e-mail address.',
  datetime: 'It takes a time: 2030-01-31T09:00:00Z.',
}

/** What would fit, of the usual issues: `It takes a text.` */
export function saidPlainly(issue: z.core.$ZodIssue): { what?: string } {
  if (isMissing(issue)) return { what: 'It is needed and has no value.' }
  const format = issue.code === 'invalid_format' && formats[issue.format]
  if (format) return { what: format }
  if (issue.code === 'invalid_type') return { what: `It takes ${kinds[issue.expected] ?? issue.expected}.` }
  if (issue.code === 'too_small') return { what: `It takes ${issue.minimum}${unitOf(issue.origin)} at least.` }
  if (issue.code === 'too_big')
    return { what: `It takes ${issue.maximum.toLocaleString('en')}${unitOf(issue.origin)} at most.` }
  if (issue.code === 'invalid_value') return { what: `It takes one of: ${issue.values.map(String).join(', ')}.` }
  return {}
}

const unitOf = (origin: string) => ({ string: ' characters', array: ' entries' })[origin] ?? ''

function unknownInput(schema: z.ZodType, key: string): Mistake {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  const fix =
    didYouMean(nearest(key, names)) || `Leave "${key}" out${names.length ? `; it takes: ${names.join(', ')}` : ''}.`
  return { path: key, what: `There is no input "${key}".`, fix }
}
