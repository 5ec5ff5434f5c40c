/** What a formula can ask of the record it is evaluated for. */
import type { FormulaValue } from './formula-value.ts'

export interface Scope {
  /** Value of a field, or of a parent's field by its relationship names: ['Account', 'Name']. */
  field(path: readonly string[]): FormulaValue
  /** Value before the change; on create the value itself. */
  prior(path: readonly string[]): FormulaValue
  isNew: boolean
  /** Epoch ms. */
  now: number
}

export type Compiled = (scope: Scope) => FormulaValue

/** An argument as written: its value, and its path when it is a plain field. */
export interface Argument {
  value: Compiled
  path: readonly string[] | undefined
}

/** Makes a call's evaluation from its arguments. */
export type FormulaFunction = (args: Argument[]) => Compiled
