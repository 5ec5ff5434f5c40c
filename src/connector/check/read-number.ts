/** Numbers, amounts of money and percentages. */
import type { FieldDescribe } from '../../salesforce/index.ts'
import { misfit } from './misfit.ts'

/** A number, or a text that is one in JSON's form. Whole-number fields take no fraction; too many digits is a Problem. */
export function readNumber(field: FieldDescribe, value: unknown): number {
  const number = toNumber(value)
  if (number === undefined) {
    throw misfit(field, value, 'a number', 'Give digits with a point, without separators or currency: 1234.50.')
  }
  if (field.type === 'int' && !Number.isInteger(number)) {
    throw misfit(field, value, 'a whole number', 'Round it: {{ … | round }}.')
  }
  const whole = field.precision - field.scale
  if (field.precision > 0 && Math.abs(number) >= 10 ** whole) {
    throw misfit(field, value, `at most ${whole} digits before the point`, 'Give a smaller number.')
  }
  return number
}

const digits = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i

/** A number, or a text that is one; undefined when it is neither. */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && digits.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}
