/** Whether a value fits a field of the org, before the org is asked: "date expected, got 'soon'". */
import type { FieldInfo } from '../../contract.ts'

type Check = (value: string, field: FieldInfo) => string | null

const isNumber: Check = (value) => (Number.isFinite(Number(value)) ? null : `a number is expected, got “${value}”`)
const isDate: Check = (value) =>
  /^\d{4}-\d\d-\d\d/.test(value) ? null : `a date is expected (2030-01-31), got “${value}”`
const isShortEnough: Check = (value, { length }) =>
  length > 0 && value.length > length ? `${value.length} characters, the field holds ${length}` : null

const isInList: Check = (value, { picklistValues, restrictedPicklist }) => {
  const known = picklistValues.some((one) => one.active && (one.value === value || one.label === value))
  return known || !restrictedPicklist ? null : `“${value}” is not in the list`
}

const checks: Record<string, Check> = {
  double: isNumber,
  currency: isNumber,
  percent: isNumber,
  int: isNumber,
  date: isDate,
  datetime: isDate,
  boolean: (value) => (/^(true|false|yes|no|1|0)$/i.test(value) ? null : `yes or no is expected, got “${value}”`),
  email: (value) => (/^[^@\s]+@[^@\s]+$/.test(value) ? null : `an e-mail address is expected, got “${value}”`),
  picklist: isInList,
  string: isShortEnough,
  textarea: isShortEnough,
  phone: isShortEnough,
  url: isShortEnough,
}

/** What is wrong with it in a few words, or null. Absent values are left to the org and the form's required marks. */
export function misfitOf(value: unknown, field: FieldInfo | undefined): string | null {
  if (!field || value === null || value === undefined || value === '') return null
  if (typeof value === 'object') return null
  return checks[field.type]?.(String(value), field) ?? null
}
