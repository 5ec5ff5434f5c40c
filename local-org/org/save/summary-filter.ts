/** Whether a row meets the conditions of a roll-up summary. */
import type { FieldDef, SummaryFilter, Value } from '../schema.ts'

type Test = (value: string | number, wanted: string | number) => boolean

const text = (value: string | number) => String(value).toLowerCase()

/** Operations that ask for one of the values, and their opposites. */
const TESTS: Record<string, Test> = {
  equals: (value, wanted) => value === wanted,
  lessThan: (value, wanted) => value < wanted,
  greaterThan: (value, wanted) => value > wanted,
  lessOrEqual: (value, wanted) => value <= wanted,
  greaterOrEqual: (value, wanted) => value >= wanted,
  contains: (value, wanted) => text(value).includes(text(wanted)),
  startsWith: (value, wanted) => text(value).startsWith(text(wanted)),
  includes: (value, wanted) => text(value).split(';').includes(text(wanted)),
}
const OPPOSITES: Record<string, string> = { notEqual: 'equals', notContain: 'contains', excludes: 'includes' }

/** By the names files of metadata have for them. */
export const FILTER_OPERATIONS = [...Object.keys(TESTS), ...Object.keys(OPPOSITES)]

/** Texts are compared whatever their case; an empty value is one that equals ''. */
export function meets(
  filters: readonly SummaryFilter[],
  field: (name: string) => FieldDef | undefined,
  values: Record<string, Value>,
): boolean {
  return filters.every((filter) => {
    const def = field(filter.field)
    const opposite = OPPOSITES[filter.operation]
    const test = TESTS[opposite ?? filter.operation] ?? (() => false)
    const value = comparable(def, values[filter.field] ?? null)
    const found = filter.values.some((wanted) => test(value, comparable(def, wanted)))
    return opposite === undefined ? found : !found
  })
}

function comparable(field: FieldDef | undefined, value: Value): string | number {
  if (value === null || value === '') return ''
  if (field?.type === 'datetime') return typeof value === 'number' ? value : Date.parse(String(value))
  if (field && (field.precision > 0 || field.type === 'int')) return Number(value)
  return text(String(value))
}
