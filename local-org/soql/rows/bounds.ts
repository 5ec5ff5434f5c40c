/** Between which values of one field the rows of a condition must lie, so that an ordered index can serve it. */
import type { Value } from '../../org/index.ts'
import type { CompareOperator } from '../syntax/ast.ts'
import type { BoundCondition } from '../where/bound-condition.ts'

/** Inclusive ends; an open end is undefined. Rows outside are surely not wanted, rows inside may be. */
export interface Bounds {
  readonly from?: Value
  readonly to?: Value
}

const OPEN: Bounds = {}

/** The bounds of `field <operator> [from, to]`. */
const OF_OPERATOR: Readonly<Record<CompareOperator, (from: Value, to: Value) => Bounds>> = {
  '=': (from, to) => ({ from, to }),
  '!=': () => OPEN,
  '<': (from) => ({ to: from }),
  '<=': (_from, to) => ({ to }),
  '>': (_from, to) => ({ from: to }),
  '>=': (from) => ({ from }),
}

type Pick = (a: NonNullable<Value>, b: NonNullable<Value>) => boolean
const lower: Pick = (a, b) => a < b
const higher: Pick = (a, b) => a > b

function closer(a: Value | undefined, b: Value | undefined, better: Pick): Value | undefined {
  if (a === undefined || a === null) return b
  if (b === undefined || b === null) return a
  return better(a, b) ? a : b
}

function wider(a: Value | undefined, b: Value | undefined, better: Pick): Value | undefined {
  return a === undefined || a === null || b === undefined || b === null ? undefined : better(a, b) ? a : b
}

const both = (a: Bounds, b: Bounds): Bounds => ({
  from: closer(a.from, b.from, higher),
  to: closer(a.to, b.to, lower),
})

const either = (a: Bounds, b: Bounds): Bounds => ({
  from: wider(a.from, b.from, lower),
  to: wider(a.to, b.to, higher),
})

/** The bounds a condition puts on a field of the queried rows themselves. */
export function boundsOf<S>(condition: BoundCondition<S>, field: string): Bounds {
  if (condition.kind === 'and') return condition.terms.map((term) => boundsOf(term, field)).reduce(both)
  if (condition.kind === 'or') return condition.terms.map((term) => boundsOf(term, field)).reduce(either)
  if (condition.kind === 'compare' && condition.left.direct === field && condition.value !== null) {
    return OF_OPERATOR[condition.operator](condition.value, condition.value)
  }
  if (condition.kind === 'range' && condition.left.direct === field) {
    return OF_OPERATOR[condition.operator](condition.from, condition.to)
  }
  return OPEN
}

export const isOpen = (bounds: Bounds): boolean => bounds.from === undefined && bounds.to === undefined
