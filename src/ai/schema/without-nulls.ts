/** Models write null where they have nothing to say; where nothing need be said, it is left out. */
import type { JsonSchema } from './schema.ts'

/** The value without nulls in properties that need not be there and may not be null. */
export function withoutNulls(value: unknown, schema: JsonSchema | undefined): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutNulls(entry, schema?.items))
  if (typeof value !== 'object' || value === null) return value
  const { properties = {}, required = [] } = schema ?? {}
  const entries = Object.entries(value).map(([name, entry]) => [name, withoutNulls(entry, properties[name])] as const)
  return Object.fromEntries(
    entries.filter(([name, entry]) => entry !== null || required.includes(name) || mayBeNull(properties[name])),
  )
}

function mayBeNull(schema: JsonSchema | undefined): boolean {
  if (!schema) return true
  if (schema.type !== undefined) return [schema.type].flat().includes('null')
  if (schema.enum) return schema.enum.includes(null)
  return schema.anyOf?.some(mayBeNull) ?? true
}
