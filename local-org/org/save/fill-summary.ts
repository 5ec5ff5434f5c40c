/** Gives a new roll-up summary field its values: what the rows that are there already add up to. */
import type { FieldDef, Row, Value } from '../schema.ts'
import { meets } from './summary-filter.ts'
import type { Transaction } from './transaction.ts'

/** Writes the field on every parent that has children. */
export function fillSummary(transaction: Transaction, { name, scale, summary }: FieldDef): void {
  if (!summary) return
  const { childObject, foreignKey, operation, field, filters = [] } = summary
  const fieldOf = (of: string) => transaction.catalog.get(childObject)?.field(of)
  const byParent = new Map<string, Row[]>()
  for (const row of transaction.table(childObject)?.all() ?? []) {
    const parent = row[foreignKey]
    if (typeof parent !== 'string' || !meets(filters, fieldOf, row)) continue
    byParent.set(parent, [...(byParent.get(parent) ?? []), row])
  }
  for (const [parent, rows] of byParent) {
    const values = rows.flatMap((row) => (field === undefined ? true : (row[field] ?? [])))
    transaction.write(parent, { [name]: result(operation, values, scale) })
  }
}

type Operation = NonNullable<FieldDef['summary']>['operation']

function result(operation: Operation, values: Value[], scale: number): Value {
  if (operation === 'count') return values.length
  if (operation === 'sum') {
    const total = values.reduce<number>((sum, value) => sum + Number(value), 0)
    return Number(total.toFixed(scale))
  }
  const sorted = values.filter((value) => value !== null).sort((a, b) => (a < b ? -1 : 1))
  return (operation === 'min' ? sorted[0] : sorted.at(-1)) ?? null
}
