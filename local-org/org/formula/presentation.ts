/** Shows tables as a user sees them: formula fields computed, rows of others left out where sharing is private. */
import type { Access } from '../access/access.ts'
import { PresentedTable } from '../access/presented-table.ts'
import type { Meta } from '../schema/meta.ts'
import type { Table } from '../schema.ts'
import { formulaValues } from './formula-values.ts'
import type { RecordSource } from './record-scope.ts'

/** Tables without formulas and without private rows are shown as they are. */
export function presentation(source: Omit<RecordSource, 'now' | 'userId'> & { now: () => number }) {
  return (table: Table, meta: Meta, access: Access): Table => {
    const isPrivate = access.isLimited(meta, 'read')
    if (meta.formulas.length === 0 && !isPrivate) return table
    return new PresentedTable(table, (stored) => {
      if (isPrivate && !access.reaches(meta, stored, 'read')) return undefined
      return meta.formulas.length
        ? {
            ...stored,
            ...formulaValues(stored, meta, meta.formulas, { ...source, userId: access.userId, now: source.now() }),
          }
        : stored
    })
  }
}
