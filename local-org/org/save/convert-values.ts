/** Gives the values of a field that changed its type their new form. */

import { convertedValue } from '../schema/field-conversion.ts'
import type { FieldDef } from '../schema.ts'
import type { Transaction } from './transaction.ts'
import { derive } from './update.ts'

/** Rewrites the field in every row of the object, those in the recycle bin included; no stamp moves. */
export function convertValues(transaction: Transaction, object: string, from: FieldDef, to: FieldDef): void {
  const meta = transaction.catalog.get(object)
  if (!meta) return
  for (const row of [...(transaction.table(object)?.all(true) ?? [])]) {
    const value = row[from.name] ?? null
    const converted = convertedValue(from, to, value)
    if (converted !== value) derive(transaction, meta, row, { [to.name]: converted })
  }
}
