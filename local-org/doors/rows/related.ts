/** What hangs on a row: its file contents, its parent, its children (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_relationships.htm). */

import { type ObjectDef, type Row, to18 } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import { firstPage } from '../query/page.ts'
import { type Answer, bytes, type Call, empty, notFound } from '../wire/index.ts'
import { namesIn, readRow } from './read.ts'

/** GET /sobjects/X/{id}/{name}: a base64 field, a parent relationship or a child relationship. Throws NOT_FOUND. */
export function readRelated(call: Call, object: ObjectDef, row: Row, name: string): Answer {
  const field = call.view.field(object, name)
  if (field?.type === 'base64') return readBlob(call, row, field.name)
  const wanted = name.toLowerCase()
  const lookup = object.fields.find((candidate) => candidate.relationshipName?.toLowerCase() === wanted)
  if (lookup) return readParent(call, row, lookup.name, lookup.referenceTo ?? [])
  const child = object.childRelationships.find((candidate) => candidate.relationshipName?.toLowerCase() === wanted)
  if (child) return readChildren(call, row.Id, child)
  throw notFound()
}

function readBlob(call: Call, row: Row, field: string): Answer {
  const stored = row[field]
  const content = typeof stored === 'string' ? call.instance.org.blob(stored) : undefined
  if (!content) return empty(204)
  call.tally.rows += 1
  return bytes(contentType(row), content)
}

function contentType(row: Row): string {
  const named = row['ContentType']
  return typeof named === 'string' && named.includes('/') ? named : 'application/octetstream'
}

/** The parent a relationship of the row leads to. Throws NOT_FOUND when there is no such relationship or no parent. */
export function parentRow(call: Call, object: ObjectDef, row: Row, name: string): { object: string; id: string } {
  const wanted = name.toLowerCase()
  const lookup = object.fields.find((candidate) => candidate.relationshipName?.toLowerCase() === wanted)
  const id = to18(String((lookup && row[lookup.name]) ?? ''))
  const type = lookup?.referenceTo?.find((one) => id !== undefined && call.view.table(one).get(id))
  if (id === undefined || type === undefined) throw notFound()
  return { object: type, id }
}

function readParent(call: Call, row: Row, field: string, types: string[]): Answer {
  const id = to18(String(row[field] ?? ''))
  for (const type of id === undefined ? [] : types) {
    const object = call.view.object(type)
    const parent = object && call.view.table(type).get(id ?? '')
    if (object && parent && parent['IsDeleted'] !== true) return readRow(call, object, parent)
  }
  return empty(204)
}

function readChildren(call: Call, id: string, child: { childSObject: string; field: string }): Answer {
  const object = call.view.object(child.childSObject)
  if (!object) throw notFound()
  const asked = namesIn(call)
  const names = asked.length > 0 ? asked : object.fields.map((field) => field.name)
  const text = `SELECT ${names.join(',')} FROM ${object.name} WHERE ${child.field} = '${id}'`
  return firstPage(call, runQuery(call.view, text), 'query')
}
