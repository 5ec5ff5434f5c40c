/** A record as the UI API shows it: the fields asked for, each with its value and the words a page shows (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_record.htm). */

import { type FieldDef, type ObjectDef, OrgError, type OrgView, type Row, to18 } from '../../org/index.ts'
import { runQuery } from '../../soql/index.ts'
import { hasRecordTypes, masterRecordType } from '../describe/index.ts'
import { nameOf } from '../rows/index.ts'
import { type Call, isObject, notFound } from '../wire/index.ts'
import { displayValue, type Reader, readerOf } from './display-value.ts'
import { tagOf } from './etag.ts'

/** Which record, and which of its fields: paths such as 'Owner.Name', with the object in front or without. */
export interface RecordWish {
  id: string
  fields: string[]
  /** Those of them that are there. */
  optional?: string[]
}

/** The object of an id, by its key prefix. Throws NOT_FOUND. */
export function objectOfId(call: Call, id: string): ObjectDef {
  const full = to18(id)
  for (const object of full === undefined ? [] : call.view.objects()) {
    if (object.keyPrefix === full?.slice(0, 3)) return object
  }
  throw notFound()
}

/** The type of a record that is of one. */
export function recordTypeOf({ view }: Call, object: ObjectDef, id: string): string | undefined {
  const type = view.table(object.name).get(to18(id) ?? '')?.['RecordTypeId']
  return typeof type === 'string' ? type : undefined
}

/** Reads a record. Throws NOT_FOUND, INVALID_FIELD. */
export function readRecord(call: Call, object: ObjectDef, wish: RecordWish): Record<string, unknown> {
  const { view } = call
  const optional = ownPaths(view, object, wish.optional ?? []).filter((path) => leads(view, object, path.split('.')))
  const asked = [...ownPaths(view, object, wish.fields), ...optional].flatMap((path) => withIds(view, object, path))
  const paths = new Map(asked.map((path) => [path.toLowerCase(), path]))
  const text = `SELECT ${[...paths.values()].join(', ') || 'Id'} FROM ${object.name} WHERE Id = '${to18(wish.id)}'`
  const found = query(call, text)
  if (found.length === 0) throw notFound()
  call.tally.rows += 1
  const record = found.record(0, call.version)
  return showRecord(
    { view, reader: readerOf(view) },
    object,
    paths.size === 0 ? { attributes: record.attributes } : record,
  )
}

/** Refusals of a query are told with their code in front, as recorded. */
function query({ view }: Call, text: string) {
  try {
    return runQuery(view, text)
  } catch (failure) {
    if (!(failure instanceof OrgError) || failure.errorCode !== 'INVALID_FIELD') throw failure
    throw new OrgError(failure.errorCode, `${failure.errorCode}: ${failure.message}`)
  }
}

/** Paths without the object's name in front; those of other objects, as a batch names them, are none of this one's. */
function ownPaths(view: OrgView, object: ObjectDef, paths: string[]): string[] {
  return paths.flatMap((path) => {
    const [first = '', ...rest] = path.split('.')
    if (rest.length > 0 && first.toLowerCase() === object.name.toLowerCase()) return rest.join('.')
    const isHop = object.fields.some(({ relationshipName }) => relationshipName?.toLowerCase() === first.toLowerCase())
    return rest.length > 0 && !isHop && view.object(first) ? [] : path
  })
}

/** 'Owner.Name' is told with 'OwnerId' beside it and 'Id' within. */
function withIds(view: OrgView, object: ObjectDef, path: string): string[] {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) return [path]
  const lookup = lookupOf(object, first)
  if (!lookup) return [path]
  const parent = view.object(lookup.referenceTo?.length === 1 ? (lookup.referenceTo[0] ?? '') : '')
  const within = parent ? withIds(view, parent, rest.join('.')) : [rest.join('.')]
  return [lookup.name, ...['Id', ...within].map((inner) => `${first}.${inner}`)]
}

function lookupOf(object: ObjectDef, relationship: string): FieldDef | undefined {
  return object.fields.find((field) => field.relationshipName?.toLowerCase() === relationship.toLowerCase())
}

function leads(view: OrgView, object: ObjectDef, [name = '', ...rest]: string[]): boolean {
  if (rest.length === 0) return view.field(object, name) !== undefined
  const parent = view.object(lookupOf(object, name)?.referenceTo?.[0] ?? '')
  return parent !== undefined && leads(view, parent, rest)
}

interface Showing {
  view: OrgView
  reader: Reader
}

/** A record of a query's answer in this form; parents are records, too. */
function showRecord(showing: Showing, object: ObjectDef, record: Record<string, unknown>): Record<string, unknown> {
  const { attributes, ...members } = record
  const url = isObject(attributes) ? String(attributes['url'] ?? '') : ''
  const row = showing.view.table(object.name).get(url.split('/').at(-1) ?? '')
  const shown = Object.entries(members).map(([name, value]) => [name, showField(showing, object, name, value)] as const)
  const fields = Object.fromEntries(shown.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: tagOf([url, fields]),
    fields,
    ...factsOf(showing.view, object, row),
  }
}

/** What is told of every record beside its fields. */
function factsOf(view: OrgView, object: ObjectDef, row: Row | undefined): Record<string, unknown> {
  const stamp = Number(row?.['SystemModstamp'] ?? 0)
  return {
    id: row?.Id ?? null,
    lastModifiedById: row?.['LastModifiedById'] ?? null,
    lastModifiedDate: instantOf(row?.['LastModifiedDate']),
    recordTypeId: row?.['RecordTypeId'] ?? (hasRecordTypes(object) ? masterRecordType : null),
    recordTypeInfo: typeInfo(view, object, row?.['RecordTypeId']),
    systemModstamp: instantOf(stamp),
    weakEtag: stamp,
  }
}

/** Of records of a type; null for those of the built-in one. */
function typeInfo(view: OrgView, object: ObjectDef, id: unknown): Record<string, unknown> | null {
  const type = view.recordTypes(object.name).types.find((one) => one.id === id)
  if (!type) return null
  const { available, isDefault, name, id: recordTypeId } = type
  return { available, defaultRecordTypeMapping: isDefault, master: false, name, recordTypeId }
}

/** Instants end in 'Z' here, where other resources say '+0000'. */
function instantOf(stamp: unknown): string | null {
  return typeof stamp === 'number' ? new Date(stamp).toISOString() : null
}

function showField(showing: Showing, object: ObjectDef, name: string, value: unknown): Record<string, unknown> {
  const field = showing.view.field(object, name)
  if (field) {
    const plain = field.type === 'datetime' && value !== null ? String(value).replace('+0000', 'Z') : value
    return { displayValue: displayValue(field, value, showing.reader), value: plain }
  }
  if (!isObject(value)) return { displayValue: null, value: null }
  const parent = parentOf(showing.view, value)
  if (!parent) throw new OrgError('INVALID_FIELD', `No such column '${name}' on entity '${object.name}'.`)
  const row = showing.view.table(parent.name).get(String(value['Id'] ?? ''))
  const shown = showRecord(showing, parent, value)
  const isOneOfMany = (lookupOf(object, name)?.referenceTo?.length ?? 0) > 1
  return { displayValue: row ? nameOf(parent, row) : null, value: isOneOfMany ? { ...shown, ...anyName } : shown }
}

/** What is told of a record whose object could have been another one. */
const anyName = {
  apiName: 'Name',
  lastModifiedById: null,
  lastModifiedDate: null,
  recordTypeId: null,
  recordTypeInfo: null,
  systemModstamp: null,
  weakEtag: 0,
}

/** The object of a parent: by its id, as attributes of several possible ones name none of them. */
function parentOf(view: OrgView, { attributes, Id }: Record<string, unknown>): ObjectDef | undefined {
  const prefix = String(Id ?? '').slice(0, 3)
  const named = isObject(attributes) ? view.object(String(attributes['type'])) : undefined
  return named?.keyPrefix === prefix ? named : [...view.objects()].find(({ keyPrefix }) => keyPrefix === prefix)
}
