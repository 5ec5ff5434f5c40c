/** Records in groups, by SOQL: one query finds the groups, and one more each thing that is computed of them all. */

import type { ObjectDef } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import { isObject } from '../wire/index.ts'
import type { RecordsWish } from './find.ts'
import { orderOf } from './order.ts'
import { boundOf, type Page, pageOf } from './paging.ts'
import type { Reading } from './reading.ts'
import { conditionOf } from './where.ts'

export interface GroupsWish extends RecordsWish {
  groupBy?: unknown
}

/** One group, or all records where nothing groups them. */
export interface Group {
  /** By field, or by function and field: 'CALENDAR_YEAR(CreatedDate)'. */
  values: ReadonlyMap<string, unknown>
  /** Expressions that a subtotal sums over. */
  summed: ReadonlySet<string>
  /** `SUM(Amount)` of its records. */
  computed(expression: string): unknown
}

/** Groups at most, as in SOQL. */
const most = 2000

/** Throws OrgError as a query does. */
export function groups(reading: Reading, object: ObjectDef, wish: GroupsWish): Page<Group> {
  const { view, version } = reading.call
  const by = groupsOf(wish.groupBy)
  const [first, last] = queryOf(reading, object, wish, by)
  const ask = (expression?: string) => {
    const columns = expression === undefined ? first : [...first, `${expression} v`]
    return runQuery(view, `SELECT ${columns.join(', ')} ${last}`)
  }
  const answers = new Map<string, ReturnType<typeof ask>>()
  const valueAt = (index: number) => (expression: string) => {
    const answer = answers.get(expression) ?? ask(expression)
    answers.set(expression, answer)
    return index < answer.length ? (answer.record(index, version)['v'] ?? null) : null
  }
  if (by.length === 0) {
    return pageOf(1, wish, (index) => ({ values: new Map(), summed: new Set(), computed: valueAt(index) }))
  }
  const found = ask()
  return pageOf(found.length, wish, (index) => groupOf(by, found.record(index, version), valueAt(index)))
}

/** What a row of the query says of its group. */
function groupOf(by: string[], record: Record<string, unknown>, computed: Group['computed']): Group {
  const values = new Map(by.map((expression, place) => [expression, record[`a${place}`] ?? null]))
  return { values, summed: new Set(by.filter((_, place) => record[`g${place}`] === 1)), computed }
}

/** Expressions to group by, as SOQL names them. */
function groupsOf(groupBy: unknown): string[] {
  return Object.entries(isObject(groupBy) ? groupBy : {}).flatMap(([field, clause]) => {
    if (!isObject(clause)) return []
    if (typeof clause['function'] === 'string') return `${clause['function']}(${field})`
    return clause['group'] === false ? [] : field
  })
}

/** What every query of the groups selects, and what follows that. */
function queryOf(reading: Reading, object: ObjectDef, wish: GroupsWish, by: string[]): [string[], string] {
  const { view } = reading.call
  const condition = conditionOf(view, object, wish.where)
  const scope = wish.scope ? ` USING SCOPE ${wish.scope}` : ''
  const source = `FROM ${object.name}${scope}${condition && ` WHERE ${condition}`}`
  if (by.length === 0) return [[], source]
  const type = isObject(wish.groupBy) ? wish.groupBy['type'] : undefined
  const isTotalled = type === 'ROLLUP' || type === 'CUBE'
  const keys = by.join(', ')
  const order = orderOf(view, object, wish.orderBy) || (isTotalled ? '' : ` ORDER BY ${keys}`)
  const limit = `LIMIT ${Math.min(boundOf(wish), most)}`
  const columns = by.map((expression, index) => `${expression} a${index}`)
  const totals = isTotalled ? by.map((expression, index) => `GROUPING(${expression}) g${index}`) : []
  return [[...columns, ...totals], `${source} GROUP BY ${isTotalled ? `${type}(${keys})` : keys}${order} ${limit}`]
}
