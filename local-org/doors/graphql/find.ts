/** Finds the records of a connection, by SOQL (https://developer.salesforce.com/docs/platform/graphql/guide/query-record-objects.html). */

import type { ObjectDef, OrgView } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import { orderOf } from './order.ts'
import { boundOf, type Page, type PageWish, pageOf } from './paging.ts'
import type { Node, Reading } from './reading.ts'
import { conditionOf } from './where.ts'

export interface RecordsWish extends PageWish {
  where?: unknown
  orderBy?: unknown
  scope?: string | null
}

/** Records of an object. Throws OrgError as a query does. */
export function find(reading: Reading, object: ObjectDef, wish: RecordsWish): Page<Node | null> {
  return found(reading, object, wish, conditionOf(reading.call.view, object, wish.where))
}

/** Those of them that name a parent. */
export function findChildren(
  reading: Reading,
  child: ObjectDef,
  wish: RecordsWish,
  parent: { field: string; id: string },
): Page<Node | null> {
  const asked = conditionOf(reading.call.view, child, wish.where)
  const own = `${parent.field} = '${parent.id}'`
  return found(reading, child, wish, asked ? `${own} AND (${asked})` : own)
}

function found(reading: Reading, object: ObjectDef, wish: RecordsWish, condition: string): Page<Node | null> {
  const { call } = reading
  const where = condition && ` WHERE ${condition}`
  const scope = wish.scope ? ` USING SCOPE ${wish.scope}` : ''
  const order = orderOf(call.view, object, wish.orderBy)
  const result = runQuery(call.view, `SELECT Id FROM ${object.name}${scope}${where}${order} LIMIT ${boundOf(wish)}`)
  call.tally.object ??= object.name
  const page = pageOf(result.length, wish, (index) => node(call.view, object, result.cells(index, call.version)[0]))
  call.tally.rows += page.edges.length
  return page
}

function node(view: OrgView, object: ObjectDef, id: unknown): Node | null {
  const row = view.table(object.name).get(String(id))
  return row ? { object, row } : null
}
