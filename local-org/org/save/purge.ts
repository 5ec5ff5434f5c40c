/** Takes rows out for good, with the deleted rows that went along with them. */
import type { Meta } from '../schema/meta.ts'
import type { Row } from '../schema.ts'
import type { SaveContext } from './parts.ts'
import { remove, WENT_WITH } from './remove.ts'

/** A live row is deleted first, as ever: its rules run, its change is told. */
export function purge(context: SaveContext, meta: Meta, row: Row): void {
  if (row['IsDeleted'] !== true) remove(context, meta, row)
  wipe(context, meta, row)
}

function wipe(context: SaveContext, meta: Meta, row: Row): void {
  for (const link of context.catalog.linksTo(meta.name)) {
    for (const child of context.table(link.meta.name)?.lookup(link.field.name, [row.Id]) ?? []) {
      if (child['IsDeleted'] === true && child[WENT_WITH] === row.Id) wipe(context, link.meta, child)
    }
  }
  if (context.get(meta, row.Id)) context.erase(meta, row.Id)
}
