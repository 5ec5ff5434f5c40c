/** The TypeScript type of a field's values. https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/field_types.htm */
import type { FieldDescribe } from '../../salesforce/index.ts'

const numbers = new Set(['int', 'double', 'currency', 'percent', 'long'])
/** Values that REST answers with parts. */
const parts: Record<string, string> = {
  address:
    '{ street: string | null; city: string | null; state: string | null; postalCode: string | null; country: string | null }',
  location: '{ latitude: number; longitude: number }',
}

/** Without `null`. Picklists are unions of their active values; one that takes other values too says so by `(string & {})`. */
export function fieldType(field: FieldDescribe): string {
  if (field.type === 'boolean') return 'boolean'
  if (numbers.has(field.type)) return 'number'
  if (field.type === 'picklist') return union(field)
  return parts[field.type] ?? 'string'
}

function union({ picklistValues, restrictedPicklist }: FieldDescribe): string {
  const values = picklistValues.filter(({ active }) => active).map(({ value }) => quoted(value))
  if (values.length === 0) return 'string'
  return [...values, ...(restrictedPicklist ? [] : ['(string & {})'])].join(' | ')
}

export const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
