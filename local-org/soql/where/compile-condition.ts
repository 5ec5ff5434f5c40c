/** Turns a bound condition into one closure that is called for each row. */
import type { Value } from '../../org/index.ts'
import type { CompareOperator } from '../syntax/ast.ts'
import type { Expression } from '../values/expression.ts'
import { kindOf } from '../values/type-kind.ts'
import type { BoundCondition } from './bound-condition.ts'
import { likeTest } from './like.ts'

export type Test<S> = (source: S) => boolean

type Of<S, K extends BoundCondition<S>['kind']> = Extract<BoundCondition<S>, { kind: K }>
type Read<S> = (source: S) => Value

const fold = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value)

function foldsCase<S>({ type, field }: Expression<S>): boolean {
  const kind = kindOf(type)
  return (kind === 'text' || kind === 'multi') && field?.caseSensitive !== true
}

/** Reads the value as it is compared: text without case, a checkbox that is not there as false. */
function comparableReader<S>(left: Expression<S>): Read<S> {
  const { read } = left
  if (left.type === 'boolean') return (source) => read(source) ?? false
  return foldsCase(left) ? (source) => fold(read(source)) : read
}

function comparable<S>(left: Expression<S>, value: Value): Value {
  if (left.type === 'boolean') return value ?? false
  return foldsCase(left) ? fold(value) : value
}

/** No text at all is as good as none, and comes before all other text. */
function bound<S>(left: Expression<S>, operator: CompareOperator, value: Value): Value {
  const orders = operator !== '=' && operator !== '!='
  return value === null && orders && kindOf(left.type) === 'text' ? '' : comparable(left, value)
}

/** Only `=` and `!=` accept an empty value: `!=` includes the rows that have none. */
const COMPARE: Readonly<Record<CompareOperator, <S>(read: Read<S>, want: Value) => Test<S>>> = {
  '=': (read, want) => (source) => read(source) === want,
  '!=': (read, want) => (source) => read(source) !== want,
  '<': (read, want) => ordered(read, want, (value, bound) => value < bound),
  '<=': (read, want) => ordered(read, want, (value, bound) => value <= bound),
  '>': (read, want) => ordered(read, want, (value, bound) => value > bound),
  '>=': (read, want) => ordered(read, want, (value, bound) => value >= bound),
}

type Present = string | number | boolean

function ordered<S>(read: Read<S>, want: Value, holds: (value: Present, bound: Present) => boolean): Test<S> {
  if (want === null) return () => false
  return (source) => {
    const value = read(source)
    return value !== null && holds(value, want)
  }
}

/** Against a stretch of time, before it means before its start and after it means after its end. */
function rangeTest<S>({ left, operator, from, to }: Of<S, 'range'>): Test<S> {
  const since = COMPARE['>='](left.read, from)
  const until = COMPARE['<'](left.read, to)
  const tests: Readonly<Record<CompareOperator, Test<S>>> = {
    '=': (source) => since(source) && until(source),
    '!=': (source) => !(since(source) && until(source)),
    '<': COMPARE['<'](left.read, from),
    '<=': until,
    '>': COMPARE['>='](left.read, to),
    '>=': since,
  }
  return tests[operator]
}

function inTest<S>({ left, negated, values }: Of<S, 'in'>): Test<S> {
  const wanted = new Set(values.map((value) => comparable(left, value)))
  const read = comparableReader(left)
  return negated ? (source) => !wanted.has(read(source)) : (source) => wanted.has(read(source))
}

function likeCondition<S>({ left, pattern }: Of<S, 'like'>): Test<S> {
  const matches = likeTest(pattern)
  return (source) => {
    const value = left.read(source)
    return typeof value === 'string' && matches(value)
  }
}

function includesTest<S>({ left, negated, sets }: Of<S, 'includes'>): Test<S> {
  return (source) => {
    const value = left.read(source)
    const chosen = typeof value === 'string' ? value.toLowerCase().split(';') : []
    return sets.some((set) => set.every((choice) => chosen.includes(choice))) !== negated
  }
}

/** Two tests are joined directly, which is the fastest; more are gone through, for there may be thousands. */
function allOf<S>(tests: readonly Test<S>[]): Test<S> {
  const [first, second] = tests
  if (tests.length === 2) return (source) => first!(source) && second!(source)
  return (source) => tests.every((test) => test(source))
}

function anyOf<S>(tests: readonly Test<S>[]): Test<S> {
  const [first, second] = tests
  if (tests.length === 2) return (source) => first!(source) || second!(source)
  return (source) => tests.some((test) => test(source))
}

function negation<S>(test: Test<S>): Test<S> {
  return (source) => !test(source)
}

const COMPILE: { [K in BoundCondition<never>['kind']]: <S>(condition: Of<S, K>) => Test<S> } = {
  and: ({ terms }) => allOf(terms.map(compileCondition)),
  or: ({ terms }) => anyOf(terms.map(compileCondition)),
  not: ({ term }) => negation(compileCondition(term)),
  compare: ({ left, operator, value }) => COMPARE[operator](comparableReader(left), bound(left, operator, value)),
  range: rangeTest,
  like: likeCondition,
  in: inTest,
  includes: includesTest,
}

/** Tests a row (or a group) against the condition. */
export function compileCondition<S>(condition: BoundCondition<S>): Test<S> {
  const compile = COMPILE[condition.kind] as (condition: BoundCondition<S>) => Test<S>
  return compile(condition)
}
