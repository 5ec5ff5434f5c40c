/** Schemas as other programs read them. */
import { z } from 'zod'

/** JSON Schema (draft 2020-12) of an input or output; what defaults may be left out. */
export function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json
}
