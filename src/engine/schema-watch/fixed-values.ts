/** The values in an action's inputs that stand there as they are, by the API name of their field. */
import type { Need } from '../../connector/index.ts'
import type { CatalogSource } from '../needs.ts'
import { apiNames } from '../usual-fields.ts'

/** Inputs that hold fields by their own names: `updateRecord` takes `fields`, `listRecords` takes `where`. */
const holders = ['fields', 'values', 'where', 'field_values']

/** Several values of one text, as multi-select picklists have them, are told apart. Templates are no values. */
export function fixedValues(
  given: Record<string, unknown>,
  { object, fields }: Need,
  catalog: Pick<CatalogSource, 'objects'>,
): Record<string, string[]> {
  const known = catalog.objects().find(({ api }) => api === object)
  const friendly = new Map(known ? apiNames(known).map(([name, api]) => [api, name]) : [])
  const all = Object.assign({}, given, ...holders.map((name) => recordOf(given[name])))
  const found = fields.flatMap((field) => {
    const value: unknown = all[friendly.get(field) ?? field] ?? all[field]
    return typeof value === 'string' && !/\{[{%]/.test(value) ? [[field, [value, ...value.split(';')]] as const] : []
  })
  return Object.fromEntries(found.map(([field, values]) => [field, [...new Set(values)]]))
}

function recordOf(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
