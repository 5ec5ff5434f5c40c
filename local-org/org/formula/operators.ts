/** Operators of formulas: how strongly they bind, and what they do. */
import { exact } from './decimal.ts'
import { fault } from './fault.ts'
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
import type { Compiled } from './scope.ts'

type Operate = (left: FormulaValue, right: FormulaValue) => FormulaValue

export interface Operator {
  binds: number
  /** The right side is only asked for when the left does not decide. */
  of: (left: Compiled, right: Compiled) => Compiled
}

/** Texts are equal when they are the same, blank ones too; whether another blank equals anything is not known: null. */
export function equals(left: FormulaValue, right: FormulaValue): boolean | null {
  if (typeof left === 'string' || typeof right === 'string') return asText(left) === asText(right)
  if (left === null || right === null) return null
  if (typeof left === 'boolean' || typeof right === 'boolean') return left === right
  return exact(asNumber(left)) === exact(asNumber(right))
}

/** The opposite, where it is known. */
export const negate = (value: FormulaValue): boolean | null => (value === null ? null : !asBoolean(value))

/** Times of day go round. */
const wrap = (time: number) => ((time % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY
const MS_PER_SECOND = 1000

/** Days take whole days, moments whole seconds. */
function shift(value: FormulaValue, days: number): FormulaValue {
  if (isDay(value)) return { day: value.day + Math.trunc(exact(days)) }
  if (isMoment(value)) {
    const seconds = Math.round(exact((days * MS_PER_DAY) / MS_PER_SECOND))
    return { ms: value.ms + seconds * MS_PER_SECOND }
  }
  if (isTimeOfDay(value)) return { time: wrap(value.time + days) }
  return asNumber(value) + days
}

const isTime = (value: FormulaValue) => isDay(value) || isMoment(value) || isTimeOfDay(value)

const plus: Operate = (left, right) => {
  if (typeof left === 'string' || typeof right === 'string') return asText(left) + asText(right)
  if (left === null || right === null) return null
  return isTime(right) ? shift(right, asNumber(left)) : shift(left, asNumber(right))
}

const minus: Operate = (left, right) => {
  if (isTimeOfDay(left) && isTimeOfDay(right)) return wrap(left.time - right.time)
  return isTime(left) && !isTime(right) ? shift(left, -asNumber(right)) : asNumber(left) - asNumber(right)
}

const divide = (left: number, right: number) => {
  if (right === 0) throw fault('Division by zero')
  return left / right
}

const LARGEST_POWER = 64
function power(base: number, exponent: number): number {
  const result = base ** exponent
  if (Number.isFinite(result) && Math.abs(result) <= 10 ** LARGEST_POWER) return result
  throw fault('Out of range argument to POWER() function')
}

/** A comparison with a blank is not known. */
const compare = (holds: (order: number) => boolean): Operate =>
  known((left, right) => {
    if (typeof left === 'string' && typeof right === 'string') return holds(left < right ? -1 : left > right ? 1 : 0)
    return holds(exact(asNumber(left)) - exact(asNumber(right)))
  })

/** Blank when one of the two is. */
function known(operate: Operate): Operate {
  return (left, right) => (isBlank(left) || isBlank(right) ? null : operate(left, right))
}

const both =
  (operate: Operate): Operator['of'] =>
  (left, right) =>
  (scope) =>
    operate(left(scope), right(scope))

const number = (operate: (left: number, right: number) => number) =>
  both(known((left, right) => operate(asNumber(left), asNumber(right))))

const unequal: Operator = { binds: 3, of: both((left, right) => negate(equals(left, right))) }
const equal: Operator = { binds: 3, of: both(equals) }

/** Powers bind less than products: so it is in the engine that Salesforce published. */
export const OPERATORS: Record<string, Operator> = {
  '||': { binds: 1, of: (left, right) => (scope) => asBoolean(left(scope)) || asBoolean(right(scope)) },
  '&&': { binds: 2, of: (left, right) => (scope) => asBoolean(left(scope)) && asBoolean(right(scope)) },
  '=': equal,
  '==': equal,
  '<>': unequal,
  '!=': unequal,
  '<': { binds: 4, of: both(compare((order) => order < 0)) },
  '>': { binds: 4, of: both(compare((order) => order > 0)) },
  '<=': { binds: 4, of: both(compare((order) => order <= 0)) },
  '>=': { binds: 4, of: both(compare((order) => order >= 0)) },
  '&': { binds: 5, of: both((left, right) => asText(left) + asText(right)) },
  '+': { binds: 5, of: both(plus) },
  '-': { binds: 5, of: both(known(minus)) },
  '^': { binds: 6, of: number(power) },
  '*': { binds: 7, of: number((left, right) => left * right) },
  '/': { binds: 7, of: number(divide) },
}
