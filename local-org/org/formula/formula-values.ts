/** What the formula fields of one record come to. */
import type { Meta } from '../schema/meta.ts'
import type { FieldDef, Value } from '../schema.ts'
import { compile } from './compile.ts'
import { isFault } from './fault.ts'
import { toStored } from './formula-value.ts'
import { type RecordSource, recordScope } from './record-scope.ts'
import type { Scope } from './scope.ts'

type Values = Record<string, Value>

/** The values of `fields`, formulas of the object, for a record with these stored values. */
export function formulaValues(stored: Values, meta: Meta, fields: readonly FieldDef[], source: RecordSource): Values {
  const values: Values = {}
  for (const field of fields) {
    const blankIsZero = field.formulaTreatBlanksAs !== 'BlankAsBlank'
    values[field.name] = computed(field, recordScope({ ...source, blankIsZero }, meta, stored))
  }
  return values
}

/** What cannot be computed is null, where the page shows #Error!. */
function computed(field: FieldDef, scope: Scope): Value {
  try {
    return toStored(field, compile(field.formula ?? '')(scope))
  } catch (problem) {
    if (isFault(problem)) return null
    throw problem
  }
}
