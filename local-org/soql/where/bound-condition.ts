/** A condition whose names are resolved and whose values are checked: what is tested per row, and what an index can serve. */
import type { Value } from '../../org/index.ts'
import type { CompareOperator } from '../syntax/ast.ts'
import type { Expression } from '../values/expression.ts'

export type BoundCondition<S> =
  | { readonly kind: 'and'; readonly terms: readonly BoundCondition<S>[] }
  | { readonly kind: 'or'; readonly terms: readonly BoundCondition<S>[] }
  | { readonly kind: 'not'; readonly term: BoundCondition<S> }
  | {
      readonly kind: 'compare'
      readonly left: Expression<S>
      readonly operator: CompareOperator
      readonly value: Value
    }
  /** Compared with a stretch of time, `to` exclusive: date literals such as TODAY. */
  | {
      readonly kind: 'range'
      readonly left: Expression<S>
      readonly operator: CompareOperator
      readonly from: Value
      readonly to: Value
    }
  | { readonly kind: 'like'; readonly left: Expression<S>; readonly pattern: string }
  | { readonly kind: 'in'; readonly left: Expression<S>; readonly negated: boolean; readonly values: readonly Value[] }
  /** Any of the sets wholly contained in a multi-select value. */
  | {
      readonly kind: 'includes'
      readonly left: Expression<S>
      readonly negated: boolean
      readonly sets: readonly (readonly string[])[]
    }
