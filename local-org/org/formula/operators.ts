/** Operators of formulas: how strongly they bind, and what they do. */
import {
  asBoolean,
  asNumber,
  asText,
  type FormulaValue,
  isBlank,
  isDay,
  isMoment,
  isTimeOfDay,
  MS_PER_DAY,
} from './formula-value.ts'

type Operate = (left: FormulaValue, right: FormulaValue) => FormulaValue

export interface Operator {
  binds: number
  apply: Operate
}

/** Equal by kind; blanks are equal to each other. */
export function equals(left: FormulaValue, right: FormulaValue): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right)
  if (typeof left === 'string' || typeof right === 'string') return asText(left) === asText(right)
  if (typeof left === 'boolean' || typeof right === 'boolean') return left === right
  return asNumber(left) === asNumber(right)
}

/** Times of day go round. */
const wrap = (time: number) => ((time % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY

function shift(value: FormulaValue, days: number): FormulaValue {
  if (isDay(value)) return { day: value.day + days }
  if (isMoment(value)) return { ms: value.ms + days * MS_PER_DAY }
  if (isTimeOfDay(value)) return { time: wrap(value.time + days) }
  return asNumber(value) + days
}

const isTime = (value: FormulaValue) => isDay(value) || isMoment(value) || isTimeOfDay(value)

const plus: Operate = (left, right) => {
  if (typeof left === 'string' || typeof right === 'string') return asText(left) + asText(right)
  return isTime(right) ? shift(right, asNumber(left)) : shift(left, asNumber(right))
}

const minus: Operate = (left, right) =>
  isTime(left) && !isTime(right) ? shift(left, -asNumber(right)) : asNumber(left) - asNumber(right)

/** A comparison with a blank is false. */
const compare =
  (holds: (order: number) => boolean): Operate =>
  (left, right) => {
    if (isBlank(left) || isBlank(right)) return false
    if (typeof left === 'string' && typeof right === 'string') return holds(left < right ? -1 : left > right ? 1 : 0)
    return holds(asNumber(left) - asNumber(right))
  }

const unequal: Operator = { binds: 3, apply: (left, right) => !equals(left, right) }
const equal: Operator = { binds: 3, apply: (left, right) => equals(left, right) }

export const OPERATORS: Record<string, Operator> = {
  '||': { binds: 1, apply: (left, right) => asBoolean(left) || asBoolean(right) },
  '&&': { binds: 2, apply: (left, right) => asBoolean(left) && asBoolean(right) },
  '=': equal,
  '==': equal,
  '<>': unequal,
  '!=': unequal,
  '<': { binds: 4, apply: compare((order) => order < 0) },
  '>': { binds: 4, apply: compare((order) => order > 0) },
  '<=': { binds: 4, apply: compare((order) => order <= 0) },
  '>=': { binds: 4, apply: compare((order) => order >= 0) },
  '&': { binds: 5, apply: (left, right) => asText(left) + asText(right) },
  '+': { binds: 6, apply: plus },
  '-': { binds: 6, apply: minus },
  '*': { binds: 7, apply: (left, right) => asNumber(left) * asNumber(right) },
  '/': { binds: 7, apply: (left, right) => (asNumber(right) === 0 ? null : asNumber(left) / asNumber(right)) },
  '^': { binds: 8, apply: (left, right) => asNumber(left) ** asNumber(right) },
}
