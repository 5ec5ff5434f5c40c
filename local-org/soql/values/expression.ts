/** Something a query computes for each row (or for each group): a field at the end of a path, or a function. */
import type { FieldDef, FieldType, ObjectDef, Value } from '../../org/index.ts'

export interface Expression<Source> {
  /** In API casing: `Account.Name`, `CALENDAR_YEAR(CreatedDate)`. Two expressions with one label are the same. */
  readonly label: string
  readonly type: FieldType
  /** Where it was written. */
  readonly at: number
  /** The field it reads or wraps, and that field's object. */
  readonly field?: FieldDef
  readonly object?: ObjectDef
  /** Set when it is simply a field of the queried object, which an index may serve. */
  readonly direct?: string
  read(source: Source): Value
}
