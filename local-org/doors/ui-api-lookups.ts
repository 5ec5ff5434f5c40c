/** UI API: records a lookup field may lead to, used last or found by what was typed (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_lookup.htm). */

import { type FieldDef, holds, meets, type ObjectDef, OrgError, type Row } from '../org/index.ts'
import { prepareSearch, runSearch } from '../sosl/index.ts'
import { recentRows } from './recent/recent-rows.ts'
import { rowById } from './rows/index.ts'
import { typedTerm } from './search/typed-term.ts'
import { nameFields } from './ui-api/field-info.ts'
import { listIn } from './ui-api/parameters.ts'
import { objectOfId, readRecord } from './ui-api/record.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { withBody } from './ui-api/with-body.ts'
import { type Answer, type Call, isObject, json, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api/lookups/:object/:field'
const usualSize = 25
const mostRecords = 2000
/** Fewer characters find what was used last. */
const shortestSearch = 2

type Values = Record<string, unknown>

/** The lookup of the path. Throws ILLEGAL_QUERY_PARAMETER_VALUE for a field that is none. */
function lookupOf(call: Call, object: ObjectDef): FieldDef {
  const name = call.params['field'] ?? ''
  const field = call.view.field(object, name)
  if (field?.type === 'reference') return field
  throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `Field: ${name} is not a valid lookup field.`)
}

/** The object of the path. Throws ILLEGAL_QUERY_PARAMETER_VALUE for one the field never leads to. */
function targetNamed(call: Call, { referenceTo = [], name }: FieldDef, asked: string): ObjectDef {
  const target = referenceTo.find((one) => one.toLowerCase() === asked.toLowerCase())
  if (target !== undefined) return uiObject(call, target)
  throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `Object ${asked} is not a valid target of field ${name}.`)
}

function number(call: Call, parameter: string, usual: number): number {
  return Number.parseInt(call.query.get(parameter) ?? '', 10) || usual
}

/** Ids of records whose names begin so: wildcards of their own are not for those who type. */
async function searched(call: Call, target: ObjectDef, typed: string): Promise<string[]> {
  const { search } = call.instance
  const term = typedTerm(typed)
  if (term === undefined || !target.searchable) return []
  const text = `FIND {${term}} IN NAME FIELDS RETURNING ${target.name}(Id) LIMIT ${mostRecords}`
  await prepareSearch(call.view, search, text)
  return runSearch(call.view, search, text, call.version).records.map((record) => String(record['Id']))
}

/** Until something is typed: what the user touched last. */
function found(call: Call, target: ObjectDef): Promise<string[]> | string[] {
  const typed = call.query.get('q')?.trim() ?? ''
  const recent = call.query.get('searchType') === 'Recent' || typed.length < shortestSearch
  return recent
    ? recentRows(call, mostRecords, target.name).map((row) => String(row['Id']))
    : searched(call, target, typed)
}

/** Whether the filter of the field lets a record through; `source` holds the fields of the record that points at it. */
function passes({ view }: Call, { lookupFilter }: FieldDef, target: ObjectDef, row: Row, source: Values): boolean {
  if (!lookupFilter) return true
  const results = lookupFilter.filters.map(({ valueField, ...filter }) => {
    const values = valueField === undefined ? filter.values : [String(source[valueField] ?? '')]
    return meets([{ ...filter, values }], (name) => view.field(target, name), row)
  })
  return holds(lookupFilter.booleanFilter, results)
}

/** The record that points: as it is kept, with what `dependentFieldBindings=AccountId=001…` says of it. */
function sourceOf(call: Call): Values {
  const id = call.query.get('sourceRecordId') ?? ''
  const kept = id === '' ? {} : rowById(call, objectOfId(call, id), id)
  const bound = listIn(call, 'dependentFieldBindings').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')] as const
  })
  return { ...kept, ...Object.fromEntries(bound) }
}

interface Asked {
  field: FieldDef
  source: Values
}

async function pageOf(call: Call, target: ObjectDef, { field, source }: Asked): Promise<Values> {
  const rows = call.view.table(target.name)
  const ids = (await found(call, target)).filter((id) => {
    const row = rows.get(id)
    return row !== undefined && passes(call, field, target, row, source)
  })
  const size = Math.min(mostRecords, Math.max(1, number(call, 'pageSize', usualSize)))
  const page = Math.max(1, number(call, 'page', 1))
  const shown = ids.slice((page - 1) * size, page * size)
  const place = call.params['target'] === undefined ? `${call.path}/${target.name}` : call.path
  const url = (at: number) => urlOf(call, place, at, size)
  const names = nameFields(call.view, target.name)
  return {
    count: shown.length,
    currentPageToken: null,
    currentPageUrl: url(page),
    nextPageToken: null,
    nextPageUrl: page * size < ids.length ? url(page + 1) : null,
    previousPageToken: null,
    previousPageUrl: page > 1 ? url(page - 1) : null,
    records: shown.map((id) => readRecord(call, target, { id, fields: ['Id', ...names] })),
  }
}

const shownParameters = ['q', 'searchType']

function urlOf({ query }: Call, place: string, page: number, size: number): string {
  const asked = new URLSearchParams()
  for (const name of shownParameters) if (query.has(name)) asked.set(name, query.get(name) ?? '')
  asked.set('page', String(page))
  asked.set('pageSize', String(size))
  return `${place}?${asked}`
}

async function ofTarget(call: Call): Promise<Answer> {
  const field = lookupOf(call, uiObject(call))
  const target = targetNamed(call, field, call.params['target'] ?? '')
  return json(await pageOf(call, target, { field, source: sourceOf(call) }))
}

/** Objects a lookup leads to, by name, each with its records. */
async function ofAll(call: Call, source = sourceOf(call)): Promise<Answer> {
  const object = uiObject(call)
  const field = lookupOf(call, object)
  const asked = listIn(call, 'targetApiName')
  const names = (asked.length > 0 ? asked : (field.referenceTo ?? [])).filter((name) => call.view.object(name))
  const lookupResults: Values = {}
  for (const name of names) lookupResults[name] = await pageOf(call, targetNamed(call, field, name), { field, source })
  const about = { fieldApiName: field.name, objectApiName: object.name, secondaryField: null, targetInfo: {} }
  const metadata = Object.fromEntries(names.map((name) => [name, about]))
  return json(Number(call.version) > metadataSince ? { lookupResults, metadata } : { lookupResults })
}

/** After this version an answer tells of the lookup itself. */
const metadataSince = 55

/** POST {sourceRecord: {fields}}: the record that points comes whole. */
function byBody(call: Call): Promise<Answer> {
  const { sourceRecord, orderBy: _, ...parameters } = payloadObject(call)
  const fields = isObject(sourceRecord) ? sourceRecord['fields'] : undefined
  return ofAll(withBody(call, parameters), isObject(fields) ? fields : {})
}

export const routes: Route[] = [
  { method: 'GET', path: base, run: (call) => ofAll(call) },
  { method: 'POST', path: base, run: byBody },
  { method: 'GET', path: `${base}/:target`, run: ofTarget },
]
