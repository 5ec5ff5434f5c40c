/** Fills `@{ref.path}` in a subrequest with values from the answers of those before it. */

import { OrgError } from '../../org/index.ts'
import { isObject } from '../wire/index.ts'

const reference = /@\{([^}]+)\}/g
const alone = /^@\{([^}]+)\}$/
/** Since this version, a field without a value can be referred to: it clears the field it fills. */
const nullsSince = 52

type Scalar = string | number | boolean | null

/** The answers so far by reference id, and the version the composite was asked in. */
export interface Referred {
  bodies: ReadonlyMap<string, unknown>
  version: string
}

/** The value with every reference replaced, in objects and lists too. Throws PROCESSING_HALTED for one that leads nowhere. */
export function fillReferences(value: unknown, referred: Referred): unknown {
  if (typeof value === 'string') {
    const [, path] = alone.exec(value) ?? []
    return path === undefined ? fillText(value, referred) : lookUp(path, referred)
  }
  if (Array.isArray(value)) return value.map((item) => fillReferences(item, referred))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fillReferences(member, referred)]))
}

/** The text with every reference replaced. */
export function fillText(text: string, referred: Referred): string {
  return text.includes('@{') ? text.replace(reference, (_, path: string) => String(lookUp(path, referred) ?? '')) : text
}

/** Letter case counts: what a write answers has an `id`, what a read answers an `Id`. */
function lookUp(path: string, { bodies, version }: Referred): Scalar {
  const [id = '', ...steps] = path.split(/[.[\]]+/).filter((step) => step !== '')
  let at = bodies.get(id)
  for (const step of steps) at = Array.isArray(at) ? at[Number(step)] : isObject(at) ? at[step] : undefined
  if (typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean') return at
  if (at === null && steps.length > 0 && Number(version) >= nullsSince) return null
  throw new OrgError('PROCESSING_HALTED', `Invalid reference specified. No value for ${path} found in ${id}.`)
}
