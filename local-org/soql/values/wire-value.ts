/** How stored values are spelled in JSON answers. */
import type { FieldType, Value } from '../../org/index.ts'

const SPELLINGS: Partial<Record<FieldType, (value: Value) => unknown>> = {
  datetime: (value) => (typeof value === 'number' ? new Date(value).toISOString().replace('Z', '+0000') : value),
  boolean: (value) => value ?? false,
  complexvalue: (value) => (typeof value === 'string' ? JSON.parse(value) : value),
}

/** The spelling of one type: datetimes as `2026-05-01T07:25:37.000+0000`, an unset checkbox as false. */
export function wireSpelling(type: FieldType): (value: Value) => unknown {
  return SPELLINGS[type] ?? ((value) => value)
}
