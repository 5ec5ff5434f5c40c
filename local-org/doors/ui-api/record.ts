/** A record as the UI API shows it: every field with its value and the words a page shows (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record.htm). */

import { createHash } from 'node:crypto'
import { type ObjectDef, OrgError, type OrgView, to18 } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import { type Call, isObject, notFound } from '../wire/index.ts'
import { displayValue } from './display-value.ts'

/** Fields every record is told with. */
const always = ['Id', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp', 'RecordTypeId']

/** The object of an id, by its key prefix. Throws NOT_FOUND. */
export function objectOfId(call: Call, id: string): ObjectDef {
  const full = to18(id)
  for (const object of full === undefined ? [] : call.view.objects()) {
    if (object.keyPrefix === full?.slice(0, 3)) return object
  }
  throw notFound()
}

/** The fields of a page: what a person may edit there, and the name. */
export function layoutFields(object: ObjectDef): string[] {
  const shown = object.fields.filter(
    (field) => (field.updateable || field.nameField) && !['address', 'location', 'base64'].includes(field.type),
  )
  return shown.map(({ name }) => name)
}

/**
 * Reads a record with fields such as 'Account.Owner.Name'; of `optional` those that are there. Throws NOT_FOUND,
 * INVALID_FIELD.
 */
export function readRecord(call: Call, object: ObjectDef, wish: { id: string; fields: string[]; optional?: string[] }) {
  const own = (path: string) => path.replace(new RegExp(`^${object.name}\\.`, 'i'), '')
  const known = always.filter((name) => call.view.field(object, name))
  const optional = (wish.optional ?? []).map(own).filter((path) => leads(call.view, object, path.split('.')))
  const paths = new Map([...known, ...wish.fields.map(own), ...optional].map((path) => [path.toLowerCase(), path]))
  const text = `SELECT ${[...paths.values()].join(', ')} FROM ${object.name} WHERE Id = '${to18(wish.id)}'`
  const found = runQuery(call.view, text)
  if (found.length === 0) throw notFound()
  call.tally.rows += 1
  return showRecord(call.view, object, found.record(0, call.version))
}

function leads(view: OrgView, object: ObjectDef, [name = '', ...rest]: string[]): boolean {
  if (rest.length === 0) return view.field(object, name) !== undefined
  const lookup = object.fields.find((field) => field.relationshipName?.toLowerCase() === name.toLowerCase())
  const parent = view.object(lookup?.referenceTo?.[0] ?? '')
  return parent !== undefined && leads(view, parent, rest)
}

/** A record of a query's answer in this form; parents are records, too. */
function showRecord(view: OrgView, object: ObjectDef, record: Record<string, unknown>): Record<string, unknown> {
  const { attributes: _, Id, LastModifiedById, LastModifiedDate, SystemModstamp, RecordTypeId, ...fields } = record
  const eTag = createHash('md5').update(JSON.stringify(record)).digest('hex')
  const shown = { ...fields, LastModifiedDate, SystemModstamp }
  return {
    apiName: object.name,
    childRelationships: {},
    eTag,
    fields: Object.fromEntries(Object.entries(shown).flatMap(([name, value]) => showField(view, object, name, value))),
    id: Id,
    lastModifiedById: LastModifiedById ?? null,
    lastModifiedDate: LastModifiedDate ? instant(LastModifiedDate) : null,
    recordTypeId: RecordTypeId ?? null,
    recordTypeInfo: null,
    systemModstamp: SystemModstamp ? instant(SystemModstamp) : null,
    weakEtag: Date.parse(instant(SystemModstamp ?? 0)) || 0,
  }
}

function showField(view: OrgView, object: ObjectDef, name: string, value: unknown): [string, unknown][] {
  if (value === undefined) return []
  const field = view.field(object, name)
  if (field) {
    const plain = field.type === 'datetime' && value !== null ? instant(value) : value
    return [[name, { displayValue: displayValue(field, value), value: plain }]]
  }
  if (!isObject(value)) return [[name, { displayValue: null, value: null }]]
  const type = isObject(value['attributes']) ? String(value['attributes']['type']) : ''
  const parent = view.object(type)
  if (!parent) throw new OrgError('INVALID_FIELD', `No such column '${name}' on entity '${object.name}'.`)
  const display = typeof value['Name'] === 'string' ? value['Name'] : null
  return [[name, { displayValue: display, value: showRecord(view, parent, value) }]]
}

/** Instants end in 'Z' here, where other resources say '+0000'. */
function instant(value: unknown): string {
  return String(value).replace('+0000', 'Z')
}
