/** Shows tables as a user sees them: formula fields computed, rows of others left out where sharing is private. */
import type { Access } from '../access/access.ts'
import { PresentedTable } from '../access/presented-table.ts'
import type { Meta } from '../schema/meta.ts'
import type { FieldDef, Row, Table, Value } from '../schema.ts'
import { compile } from './compile.ts'
import { isFault } from './fault.ts'
import { toStored } from './formula-value.ts'
import { type RecordSource, recordScope } from './record-scope.ts'
import type { Scope } from './scope.ts'

/** Tables without formulas and without private rows are shown as they are. */
export function presentation(source: Omit<RecordSource, 'now' | 'userId'> & { now: () => number }) {
  return (table: Table, meta: Meta, access: Access): Table => {
    const isPrivate = access.isLimited(meta, 'read')
    if (meta.formulas.length === 0 && !isPrivate) return table
    return new PresentedTable(table, (stored) => {
      if (isPrivate && !access.reaches(meta, stored, 'read')) return undefined
      return meta.formulas.length
        ? withFormulas(stored, meta, { ...source, userId: access.userId, now: source.now() })
        : stored
    })
  }
}

function withFormulas(stored: Row, meta: Meta, source: RecordSource): Row {
  const shown: Row = { ...stored }
  for (const field of meta.formulas) {
    const blankIsZero = field.formulaTreatBlanksAs !== 'BlankAsBlank'
    shown[field.name] = computed(field, recordScope({ ...source, blankIsZero }, meta, stored))
  }
  return shown
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
