/** What a field of a new record holds before anybody fills it in. */
import type { Meta } from '../schema/meta.ts'
import type { FieldDef, Value } from '../schema.ts'
import { compile } from './compile.ts'
import { toStored } from './formula-value.ts'
import { type RecordSource, recordScope } from './record-scope.ts'

/** The value of its formula, its literal, or the choice that is marked; null when it has none. Throws a fault of the formula. */
export function defaultValue(
  field: FieldDef,
  meta: Meta,
  source: RecordSource,
  values: Record<string, Value> = {},
): Value {
  if (field.defaultFormula !== undefined) {
    return toStored(field, compile(field.defaultFormula)(recordScope(source, meta, values)))
  }
  return field.defaultValue ?? field.picklistValues?.find((choice) => choice.defaultValue)?.value ?? null
}
