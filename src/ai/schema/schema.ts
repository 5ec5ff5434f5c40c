/** A schema we understand, and what is wrong with one we do not. https://json-schema.org/draft/2020-12 */

export interface JsonSchema {
  type?: string | string[]
  description?: string
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  items?: JsonSchema
  anyOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  format?: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown) => typeof value === 'string'
const isNumber = (value: unknown) => typeof value === 'number'
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0
const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']

interface Keyword {
  fits(value: unknown): boolean
  /** Schemas inside it, each with its place. */
  inside?(value: unknown): [string, unknown][]
}

const one: Keyword = { fits: isRecord, inside: (value) => [['', value]] }

const keywords: Record<string, Keyword> = {
  type: { fits: (value) => [value].flat().length > 0 && [value].flat().every((type) => types.includes(String(type))) },
  properties: { fits: isRecord, inside: (value) => Object.entries(value as object) },
  required: { fits: (value) => Array.isArray(value) && value.every(isText) },
  additionalProperties: {
    fits: (value) => typeof value === 'boolean' || isRecord(value),
    inside: (value) => (isRecord(value) ? [['', value]] : []),
  },
  items: one,
  anyOf: {
    fits: (value) => Array.isArray(value) && value.length > 0,
    inside: (value) => (value as unknown[]).map((schema, index) => [`${index}`, schema]),
  },
  enum: { fits: (value) => Array.isArray(value) && value.length > 0 },
  const: { fits: () => true },
  minimum: { fits: isNumber },
  maximum: { fits: isNumber },
  minLength: { fits: isCount },
  maxLength: { fits: isCount },
  minItems: { fits: isCount },
  maxItems: { fits: isCount },
  format: { fits: (value) => ['date', 'date-time', 'email'].includes(String(value)) },
  title: { fits: isText },
  description: { fits: isText },
  default: { fits: () => true },
  examples: { fits: Array.isArray },
}

/** What is wrong with a schema: places like `properties.title.type`, empty when it is one we understand. */
export function checkSchema(schema: unknown, at = ''): { at: string; what: string }[] {
  if (!isRecord(schema)) return [{ at, what: 'A schema is an object such as { type: string }.' }]
  return Object.entries(schema).flatMap(([name, value]) => {
    const place = at === '' ? name : `${at}.${name}`
    const keyword = Object.hasOwn(keywords, name) ? keywords[name] : undefined
    if (!keyword) {
      return [{ at: place, what: `"${name}" is not understood; known are ${Object.keys(keywords).join(', ')}.` }]
    }
    if (!keyword.fits(value)) return [{ at: place, what: `"${name}" has a value it cannot have.` }]
    const inside = keyword.inside?.(value) ?? []
    return inside.flatMap(([key, schema]) => checkSchema(schema, key === '' ? place : `${place}.${key}`))
  })
}
