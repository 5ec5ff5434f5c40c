/**
 * Input schemas made from friendly fields. They tell forms, agents and docs what a field is; whether a value fits is judged
 * against the org's own describe (check/), which knows custom fields, picklists and rights.
 */
import { z } from 'zod'
import { aliases, apiName, type CrmObject, type FieldKind, type FriendlyField } from './object.ts'

const jsonTypes: Record<FieldKind, Record<string, unknown>> = {
  text: { type: 'string' },
  longText: { type: 'string', 'x-long': true },
  email: { type: 'string', format: 'email' },
  phone: { type: 'string' },
  url: { type: 'string' },
  number: { type: 'number' },
  date: { type: 'string', format: 'date' },
  dateTime: { type: 'string', format: 'date-time' },
  yesNo: { type: 'boolean' },
  choice: { type: 'string', 'x-picklist': true },
  id: { type: 'string' },
  base64: { type: 'string', contentEncoding: 'base64' },
}

export type Values = Record<string, unknown>

/** The fields of an object, and any further one by its API name. `required` lists what a form marks. */
export function fieldsSchema(object: CrmObject, names: string[], required: string[] = []) {
  return z.looseObject(fieldShape(object, names)).meta({ required })
}

/** The same as parts of a larger object schema. Their types are not known here: they are read as unknown values. */
export function fieldShape(object: CrmObject, names: string[]): Record<never, z.ZodType> {
  return Object.fromEntries(names.map((name) => [name, fieldSchema(object, name)]))
}

function fieldSchema(object: CrmObject, name: string): z.ZodType {
  const field = object.fields[name] ?? { kind: 'text', describe: name }
  return z
    .unknown()
    .optional()
    .meta(fieldMeta(object, name, field))
}

const fieldMeta = (object: CrmObject, name: string, field: FriendlyField) => ({
  ...jsonTypes[field.kind],
  description: field.describe,
  'x-salesforce': `${object.api}.${aliases(object).get(name) ?? apiName(name)}`,
})

export const requiredNames = (object: CrmObject): string[] =>
  Object.entries(object.fields).flatMap(([name, field]) => (field.required ? [name] : []))

export const writableNames = (object: CrmObject): string[] =>
  Object.keys(object.fields).filter((name) => !object.fields[name]?.readOnly)

/** Pieces many inputs share. */
export const idInput = (object: string) => z.string().describe(`Id of the ${object}, 15 or 18 characters`)
export const fieldsInput = z
  .array(z.string())
  .optional()
  .describe('Fields to return, by friendly or API name; paths such as Owner.Name too')
export const onManyInput = z
  .enum(['problem', 'first'])
  .default('problem')
  .describe('When several records fit: end with a Problem, or take the oldest')
export const ifFoundInput = z
  .enum(['update', 'leave'])
  .default('update')
  .describe('A record that is there already is changed, or left as it is: find or create')
export const limitInput = z.number().int().min(1).max(50_000).default(200).describe('Most records to return')
export const whereInput = z
  .record(z.string(), z.unknown())
  .optional()
  .describe(
    'Conditions that all must hold: a value, a list, or { gte: 5 } with eq, ne, gt, gte, lt, lte, in, contains, …',
  )
export const orderInput = z
  .string()
  .optional()
  .describe('Field to sort by; a minus in front turns the order: -createdDate')

const record = z.record(z.string(), z.unknown()).describe('Field values by API name')

export const writtenOutput = z.object({
  id: z.string().describe('Id of the record'),
  created: z.boolean().describe('True when the record is new'),
})
export const deletedOutput = z.object({ id: z.string(), deleted: z.literal(true), alreadyDeleted: z.boolean() })
export const gotOutput = z.object({ id: z.string(), record })
export const foundOutput = z.object({
  found: z.boolean(),
  id: z.string().nullable().describe('Empty when nothing was found'),
  record: record.nullable(),
  matchedBy: z.string().nullable().describe('The value that decided'),
})
export const listedOutput = z.object({
  records: z.array(record),
  count: z.number(),
  more: z.boolean().describe('True when there are more than the limit let through'),
})
