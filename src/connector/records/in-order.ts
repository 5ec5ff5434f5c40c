/** Puts rows of several queries into the order that each of them has for itself. */
import type { FieldValues, ObjectDescribe } from '../../salesforce/index.ts'
import { fieldNamed } from '../check/field-named.ts'
import type { Order } from '../soql.ts'
import { valueAt } from './row.ts'

export type InOrder = (a: FieldValues, b: FieldValues) => number

/** Types that sort alike everywhere. The order of texts is that of the user's language, which only the org knows. */
const ranks: Record<string, (value: unknown) => number> = {
  ...{ int: Number, long: Number, double: Number, currency: Number, percent: Number, boolean: Number },
  date: (value) => Date.parse(String(value)),
  datetime: (value) => Date.parse(String(value)),
}

/** As `select` writes it: what is empty comes last. Null where texts decide. */
export function inOrder(describe: ObjectDescribe, orders: Order[]): InOrder | null {
  const steps = orders.map(({ field, descending = false }) => {
    return { field, descending, rank: ranks[fieldNamed(describe, field).type] }
  })
  if (steps.some(({ rank }) => rank === undefined)) return null
  return (a, b) => {
    for (const { field, descending, rank } of steps) {
      const [one, other] = [a, b].map((record) => rankAt(record, field, rank)) as [number, number]
      if (one === other) continue
      if (!Number.isFinite(one) || !Number.isFinite(other)) return one < other ? -1 : 1
      return one < other === descending ? 1 : -1
    }
    return 0
  }
}

function rankAt(record: FieldValues, field: string, rank: ((value: unknown) => number) | undefined): number {
  const value = valueAt(record, field)
  return value === null || value === undefined || !rank ? Number.POSITIVE_INFINITY : rank(value)
}
