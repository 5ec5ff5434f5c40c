/** The aggregate functions: https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_agg_functions.htm */
import type { FieldType, Value } from '../../org/index.ts'
import { kindOf } from '../values/type-kind.ts'

export interface Accumulator {
  add(value: Value): void
  result(): Value
}

export interface Aggregate {
  /** Type of the result for an argument of a type; undefined when it does not take such an argument. */
  resultType(argument: FieldType): FieldType | undefined
  /** A fresh accumulator for values of the type. */
  start(argument: FieldType): Accumulator
}

const fold = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value)
/** Texts are the same, and in order, whatever their case; ids and dates as they are. */
const foldOf = (type: FieldType) =>
  kindOf(type) === 'text' || kindOf(type) === 'multi' ? fold : (value: Value) => value
const countable = () => 'int' as const
const numeric = (type: FieldType) => (kindOf(type) === 'number' ? type : undefined)
const orderable = (type: FieldType) => (['boolean', 'multi', 'compound'].includes(kindOf(type)) ? undefined : type)

function count(): Accumulator {
  let seen = 0
  return {
    add(value) {
      if (value !== null) seen++
    },
    result: () => seen,
  }
}

function countDistinct(type: FieldType): Accumulator {
  const seen = new Set<Value>()
  const key = foldOf(type)
  return {
    add(value) {
      if (value !== null) seen.add(key(value))
    },
    result: () => seen.size,
  }
}

function sum(divide: boolean): () => Accumulator {
  return () => {
    let total = 0
    let seen = 0
    return {
      add(value) {
        if (typeof value !== 'number') return
        total += value
        seen++
      },
      result: () => (seen === 0 ? null : divide ? total / seen : total),
    }
  }
}

type Better = (a: NonNullable<Value>, b: NonNullable<Value>) => boolean

function extreme(better: Better): (type: FieldType) => Accumulator {
  return (type) => {
    const keyOf = foldOf(type)
    let best: Value = null
    let bestKey: Value = null
    return {
      add(value) {
        const key = keyOf(value)
        if (key === null || (bestKey !== null && !better(key, bestKey))) return
        best = value
        bestKey = key
      },
      result: () => best,
    }
  }
}

export const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  COUNT: { resultType: countable, start: count },
  COUNT_DISTINCT: { resultType: countable, start: countDistinct },
  SUM: { resultType: numeric, start: sum(false) },
  AVG: { resultType: (type) => numeric(type) && 'double', start: sum(true) },
  MIN: { resultType: orderable, start: extreme((a, b) => a < b) },
  MAX: { resultType: orderable, start: extreme((a, b) => a > b) },
}
