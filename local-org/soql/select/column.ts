/** One column of an answer. */
import type { FieldType } from '../../org/index.ts'

export interface Column {
  /** `Account.Owner.Name`, an alias, or the relationship of a sub-query. */
  readonly name: string
  /** The type of its values; 'records' for a sub-query, 'record' for TYPEOF. */
  readonly type: FieldType | 'records' | 'record'
}

/** A column that knows how to read its value for the answer; `version` is that of the API, '60.0', for the URLs inside. */
export interface ReadColumn<S> extends Column {
  read(source: S, version: string): unknown
}
