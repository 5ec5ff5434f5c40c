/** Fills `@{ref.path}` in a subrequest with values from the answers of those before it. */

import { OrgError } from '../../org/index.ts'
import { isObject } from '../wire/index.ts'

const reference = /@\{([^}]+)\}/g

/** The value with every reference replaced, in objects and lists too. Throws PROCESSING_HALTED for one that leads nowhere. */
export function fillReferences(value: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return fillText(value, answers)
  if (Array.isArray(value)) return value.map((item) => fillReferences(item, answers))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fillReferences(member, answers)]))
}

/** The text with every reference replaced. */
export function fillText(text: string, answers: ReadonlyMap<string, unknown>): string {
  return text.includes('@{') ? text.replace(reference, (_, path: string) => lookUp(path, answers)) : text
}

function lookUp(path: string, answers: ReadonlyMap<string, unknown>): string {
  const [id = '', ...steps] = path.split(/[.[\]]+/).filter((step) => step !== '')
  let at = answers.get(id)
  for (const step of steps) at = Array.isArray(at) ? at[Number(step)] : isObject(at) ? member(at, step) : undefined
  if (typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean') return String(at)
  throw new OrgError(
    'PROCESSING_HALTED',
    `Invalid reference specified. No value for ${path} found in ${id}. If its value was expected in the response of a previous request, check the reference.`,
  )
}

/** Members match in any letter case, as everywhere in Salesforce's names. */
function member(object: Record<string, unknown>, name: string): unknown {
  if (name in object) return object[name]
  const key = Object.keys(object).find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : object[key]
}
