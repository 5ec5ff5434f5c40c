/** The children of a record within the record: `childRelationships` (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_get_child_records.htm). */

import type { ObjectDef } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import type { Call } from '../wire/index.ts'
import { listIn } from './parameters.ts'
import { readRecord } from './record.ts'
import { idsOf } from './record-page.ts'
import { type Related, relatedNamed } from './related-list.ts'

const usualSize = 5
const mostChildren = 2000

export interface ChildWish {
  fields: string[]
  optional: string[]
  /** From 1. */
  page: number
  size: number
}

/** One page of the children of a record. */
export function childrenOf(call: Call, id: string, { child, field, name }: Related, wish: ChildWish) {
  const { fields, optional, page, size } = wish
  const ids = idsOf(call, runQuery(call.view, `SELECT Id FROM ${child.name} WHERE ${field} = '${id}' ORDER BY Id`))
  const start = (page - 1) * size
  const shown = ids.slice(start, start + size)
  const paths = [...fields, ...optional].map((path) => (path.includes('.') ? path : `${child.name}.${path}`))
  const token = (at: number) => `${at};${size};${id};${name};${paths.join(',')};`
  const place = `/services/data/v${call.version}/ui-api/records/${id}/child-relationships/${name}`
  const url = (at: number) =>
    `${place}?${new URLSearchParams({ fields: paths.join(','), page: String(at), pageSize: String(size) })}`
  const next = start + size < ids.length ? page + 1 : undefined
  const previous = page > 1 ? page - 1 : undefined
  return {
    count: shown.length,
    currentPageToken: token(page),
    currentPageUrl: url(page),
    nextPageToken: next === undefined ? null : token(next),
    nextPageUrl: next === undefined ? null : url(next),
    previousPageToken: previous === undefined ? null : token(previous),
    previousPageUrl: previous === undefined ? null : url(previous),
    records: shown.map((one) => readRecord(call, child, { id: one, fields: [...fields, field], optional })),
  }
}

/** Size of a page as the call asks for it. */
export function childPageSize({ query }: Call): number {
  return Math.min(mostChildren, Math.max(1, Number.parseInt(query.get('pageSize') ?? '', 10) || usualSize))
}

/** `childRelationships=Account.Contacts,Account.Cases.Subject` of the record; those of other objects are none of its. Throws NOT_FOUND. */
export function childrenAsked(call: Call, object: ObjectDef, id: string): Record<string, unknown> {
  const wanted = new Map<string, string[]>()
  for (const path of listIn(call, 'childRelationships')) {
    const [parent = '', name = '', ...field] = path.split('.')
    if (parent.toLowerCase() !== object.name.toLowerCase()) continue
    wanted.set(name, [...(wanted.get(name) ?? []), ...(field.length > 0 ? [field.join('.')] : [])])
  }
  const shown = [...wanted].map(([given, own]) => {
    const related = relatedNamed(call, object, given)
    const names = related.child.fields.filter(({ nameField }) => nameField).map(({ name }) => name)
    const ofCall = listIn(call, 'fields').filter((path) => path.split('.')[0] === related.child.name)
    const named = ofCall.map((path) => path.slice(related.child.name.length + 1))
    const fields = [...new Set(['Id', ...names, ...own, ...named])]
    return [related.name, childrenOf(call, id, related, { fields, optional: [], page: 1, size: childPageSize(call) })]
  })
  return Object.fromEntries(shown)
}
