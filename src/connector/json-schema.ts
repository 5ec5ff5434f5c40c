/** Schemas as other programs read them. */
import { z } from 'zod'

const known = new WeakMap<z.ZodType, Record<string, unknown>>()

/** JSON Schema (draft 2020-12) of an input or output; what has a default may be left out. Made once per schema. */
export function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  const made = known.get(schema)
  if (made) return made
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  known.set(schema, json)
  return json
}
