/** What a formula can ask of the record it is evaluated for. */
import type { FormulaValue } from './formula-value.ts'

export interface Scope {
  /** Value of a field, or of a parent's field by its relationship names: ['Account', 'Name']. */
  field(path: readonly string[]): FormulaValue
  /** Value before the change; on create the value itself. */
  prior(path: readonly string[]): FormulaValue
  isNew: boolean
  /** A field of the first record of another object whose `key` field has the value; null when there is none. */
  lookUp(wish: { object: string; field: string; key: string }, value: FormulaValue): FormulaValue
  /** Epoch ms. */
  now: number
  /** Of the running user: whose day it is. */
  timeZone: string
}

export type Compiled = (scope: Scope) => FormulaValue

/** An argument as written: its value, its path when it is a plain field, and what kind of value it has. */
export interface Argument {
  value: Compiled
  path: readonly string[] | undefined
  /** Throws OrgError FIELD_INTEGRITY_EXCEPTION, in the words of the formula editor, when it cannot be. */
  kind: KindOf
}

/** The kinds of values as messages call them. */
export type Kind =
  | 'Text'
  | 'Number'
  | 'Boolean'
  | 'Date'
  | 'DateTime'
  | 'Time'
  | 'Location'
  | 'Picklist'
  | 'MultiPicklist'
  /** The blank: fits everywhere. */
  | 'Null'

/** The kind of a value, given what fields there are. */
export type KindOf = (schema: FormulaSchema) => Kind

export interface FormulaSchema {
  /** Kind of a field by its path. Throws OrgError: 'Field X does not exist. Check spelling.' */
  field(path: readonly string[]): Kind
}

/** Makes a call's evaluation from its arguments. */
export type FormulaFunction = (args: Argument[]) => Compiled
