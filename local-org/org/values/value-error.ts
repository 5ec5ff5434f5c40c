/** Refusals of single values, in Salesforce's words. */
import { type FieldDef, OrgError } from '../schema.ts'

/** Where a value stands in the JSON body as most clients write it: one line, no blanks. */
export interface Place {
  /** The record as sent. */
  body: unknown
  key: string
}

const TOKENS: Record<string, string> = {
  string: 'VALUE_STRING',
  boolean: 'VALUE_TRUE',
  object: 'START_OBJECT',
}

function token(value: unknown): string {
  if (value === null) return 'VALUE_NULL'
  if (Array.isArray(value)) return 'START_ARRAY'
  if (value === false) return 'VALUE_FALSE'
  if (typeof value === 'number') return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT'
  return TOKENS[typeof value] ?? 'VALUE_NULL'
}

function column({ body, key }: Place): number {
  return JSON.stringify(body).indexOf(`${JSON.stringify(key)}:`) + JSON.stringify(key).length + 2
}

/** JSON_PARSER_ERROR with the text of Salesforce's JSON reader. `type` is its name of what was wanted: 'datetime', 'double'. */
export function wrongType(type: string, value: unknown, place: Place): OrgError {
  const shown = typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[' : '{') : String(value)
  return new OrgError(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${token(value)} value ${shown} or request may be missing a required field at [line:1, column:${column(place)}]`,
  )
}

/** Most refusals of a value begin with the field's label. */
export function refused(code: string, field: FieldDef, words: string): OrgError {
  return new OrgError(code, `${field.label}: ${words}`, { fields: [field.name] })
}
