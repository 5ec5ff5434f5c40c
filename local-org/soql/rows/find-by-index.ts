/** Rows a condition may want, found through equality indexes instead of reading the whole table. */
import type { Row, Table, Value } from '../../org/index.ts'
import type { BoundCondition } from '../where/bound-condition.ts'

function lookup(table: Table, field: string | undefined, values: readonly Value[]): Row[] | undefined {
  // Rows without a value are in no index.
  if (!field || values.includes(null)) return undefined
  if (field === 'Id') return [...new Set(values)].flatMap((id) => table.get(String(id)) ?? [])
  return table.lookup(field, values)
}

function fewest(found: readonly (Row[] | undefined)[]): Row[] | undefined {
  return found.reduce((least, rows) => (least && (!rows || least.length <= rows.length) ? least : rows), undefined)
}

function union(found: readonly (Row[] | undefined)[]): Row[] | undefined {
  const rows = new Set<Row>()
  for (const part of found) {
    if (!part) return undefined
    for (const row of part) rows.add(row)
  }
  return [...rows]
}

/** Every row the condition can hold for, and perhaps more; undefined when no index serves it. */
export function findByIndex(table: Table, condition: BoundCondition<Row>): Row[] | undefined {
  switch (condition.kind) {
    case 'and':
      return fewest(condition.terms.map((term) => findByIndex(table, term)))
    case 'or':
      return union(condition.terms.map((term) => findByIndex(table, term)))
    case 'compare':
      return condition.operator === '=' ? lookup(table, condition.left.direct, [condition.value]) : undefined
    case 'in':
      return condition.negated ? undefined : lookup(table, condition.left.direct, condition.values)
    default:
      return undefined
  }
}
