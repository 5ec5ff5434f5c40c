/** Gives a new roll-up summary field its values: what the rows that are there already add up to. */
import { formulaValues } from '../formula/formula-values.ts'
import type { FieldDef, Value } from '../schema.ts'
import { formulaSource } from './formula-source.ts'
import type { Draft } from './rule.ts'
import { meets } from './summary-filter.ts'
import type { Transaction } from './transaction.ts'

/** Writes the field on every row of the parent: also on those without children. */
export function fillSummary(transaction: Transaction, parentObject: string, { name, scale, summary }: FieldDef): void {
  if (!summary) return
  const { operation, field } = summary
  const byParent = countedByParent(transaction, summary)
  for (const parent of transaction.table(parentObject)?.all() ?? []) {
    const values = (byParent.get(parent.Id) ?? []).flatMap((row) => (field === undefined ? true : (row[field] ?? [])))
    transaction.write(parent.Id, { [name]: result(operation, values, scale) })
  }
}

/** The rows that count, with those formulas the summary reads. */
function countedByParent(transaction: Transaction, summary: NonNullable<FieldDef['summary']>): Map<string, Draft[]> {
  const { childObject, foreignKey, field, filters = [] } = summary
  const meta = transaction.catalog.get(childObject)
  const read = new Set([field, ...filters.map((filter) => filter.field)])
  const formulas = meta?.formulas.filter((formula) => read.has(formula.name)) ?? []
  const byParent = new Map<string, Draft[]>()
  for (const stored of transaction.table(childObject)?.all() ?? []) {
    const row =
      meta && formulas.length
        ? { ...stored, ...formulaValues(stored, meta, formulas, formulaSource(transaction)) }
        : stored
    const parent = row[foreignKey]
    if (typeof parent !== 'string' || !meets(filters, (of) => meta?.field(of), row)) continue
    byParent.set(parent, [...(byParent.get(parent) ?? []), row])
  }
  return byParent
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
