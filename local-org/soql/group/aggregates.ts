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
  start(): Accumulator
}

const fold = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value)
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

function countDistinct(): Accumulator {
  const seen = new Set<Value>()
  return {
    add(value) {
      if (value !== null) seen.add(fold(value))
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

function extreme(better: (a: NonNullable<Value>, b: NonNullable<Value>) => boolean): () => Accumulator {
  return () => {
    let best: Value = null
    let key: Value = null
    return {
      add(value) {
        const next = fold(value)
        if (next === null || (key !== null && !better(next, key))) return
        best = value
        key = next
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
