/** Shows tables as a user sees them: formula fields computed, rows of others left out where sharing is private. */
import type { Access } from '../access/access.ts'
import { PresentedTable } from '../access/presented-table.ts'
import type { Catalog } from '../schema/catalog.ts'
import type { Meta } from '../schema/meta.ts'
import type { Row, Table } from '../schema.ts'
import { compile } from './compile.ts'
import { toStored } from './formula-value.ts'
import { recordScope } from './record-scope.ts'

/** Tables without formulas and without private rows are shown as they are. */
export function presentation(catalog: Catalog, row: (id: string) => Row | undefined, now: () => number) {
  return (table: Table, meta: Meta, access: Access): Table => {
    const isPrivate = meta.has('OwnerId') && access.isLimitedToOwn(meta.name, 'read')
    if (meta.formulas.length === 0 && !isPrivate) return table
    return new PresentedTable(table, (stored) => {
      if (isPrivate && stored['OwnerId'] !== access.userId) return undefined
      return meta.formulas.length ? withFormulas(stored, meta, { catalog, row, now: now() }) : stored
    })
  }
}

function withFormulas(stored: Row, meta: Meta, source: Parameters<typeof recordScope>[0]): Row {
  const shown: Row = { ...stored }
  const scope = recordScope(source, meta, stored)
  for (const field of meta.formulas) shown[field.name] = toStored(field, compile(field.formula ?? '')(scope))
  return shown
}
