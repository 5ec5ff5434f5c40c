/** Checks a value against a schema. */
import type { JsonSchema } from './schema.ts'

export interface Misfit {
  /** items[2].dueDate; '' for the whole. */
  path: string
  what: string
}

type Check = (value: unknown, schema: JsonSchema, path: string) => Misfit[]

/** Everything in which the value does not fit. */
export function misfitsOf(value: unknown, schema: JsonSchema, path = ''): Misfit[] {
  const wrongType = checkType(value, schema, path)
  return wrongType.length > 0 ? wrongType : checks.flatMap((check) => check(value, schema, path))
}

const is: Record<string, (value: unknown) => boolean> = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
}

const checkType: Check = (value, { type }, path) => {
  const wanted = type === undefined ? [] : [type].flat()
  if (wanted.length === 0 || wanted.some((name) => is[name]?.(value))) return []
  return [{ path, what: `it has to be ${wanted.join(' or ')}` }]
}

const checkChoice: Check = (value, schema, path) => {
  const same = (other: unknown) => JSON.stringify(other) === JSON.stringify(value)
  if (schema.enum && !schema.enum.some(same)) {
    return [{ path, what: `it has to be one of ${schema.enum.map((one) => JSON.stringify(one)).join(', ')}` }]
  }
  if (schema.const !== undefined && !same(schema.const)) {
    return [{ path, what: `it has to be ${JSON.stringify(schema.const)}` }]
  }
  return []
}

const checkObject: Check = (value, { properties = {}, required = [], additionalProperties }, path) => {
  if (!is['object']?.(value)) return []
  const given = value as Record<string, unknown>
  const inside = (name: string) => (path === '' ? name : `${path}.${name}`)
  const missing = required.filter((name) => !Object.hasOwn(given, name))
  return [
    ...missing.map((name) => ({ path: inside(name), what: 'it is missing' })),
    ...Object.entries(given).flatMap(([name, entry]) => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
      if (schema === false) return [{ path: inside(name), what: 'nobody asked for it' }]
      return typeof schema === 'object' ? misfitsOf(entry, schema, inside(name)) : []
    }),
  ]
}

const checkArray: Check = (value, { items, minItems = 0, maxItems = Infinity }, path) => {
  if (!Array.isArray(value)) return []
  if (value.length < minItems) return [{ path, what: `it needs ${minItems} entries at least` }]
  if (value.length > maxItems) return [{ path, what: `it may have ${maxItems} entries at most` }]
  return items ? value.flatMap((entry, index) => misfitsOf(entry, items, `${path}[${index}]`)) : []
}

const checkNumber: Check = (value, { minimum = -Infinity, maximum = Infinity }, path) => {
  if (typeof value !== 'number') return []
  if (value < minimum) return [{ path, what: `it has to be ${minimum} at least` }]
  return value > maximum ? [{ path, what: `it has to be ${maximum} at most` }] : []
}

const formats: Record<string, (text: string) => boolean> = {
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isTime(`${text}T00:00:00Z`, text),
  'date-time': (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) && !Number.isNaN(Date.parse(text)),
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
}

/** February 30 becomes March 2 when read. */
function isTime(text: string, date: string): boolean {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

const checkText: Check = (value, { minLength = 0, maxLength = Infinity, format }, path) => {
  if (typeof value !== 'string') return []
  if (value.length < minLength) return [{ path, what: `it needs ${minLength} characters at least` }]
  if (value.length > maxLength) return [{ path, what: `it may have ${maxLength} characters at most` }]
  return format === undefined || formats[format]?.(value) ? [] : [{ path, what: `it has to be a ${format}` }]
}

const checkAnyOf: Check = (value, { anyOf }, path) => {
  if (!anyOf) return []
  const all = anyOf.map((schema) => misfitsOf(value, schema, path))
  return all.some((misfits) => misfits.length === 0) ? [] : (all[0] ?? [])
}

const checks: Check[] = [checkChoice, checkObject, checkArray, checkNumber, checkText, checkAnyOf]
