/** UI API: records a lookup field may lead to, used last or found by what was typed (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_lookup.htm). */

import { type FieldDef, type ObjectDef, OrgError } from '../org/index.ts'
import { prepareSearch, runSearch } from '../sosl/index.ts'
import { recentRows } from './recent/recent-rows.ts'
import { typedTerm } from './search/typed-term.ts'
import { readRecord } from './ui-api/record.ts'
import { uiObject } from './ui-api/ui-object.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api/lookups/:object/:field'
const usualSize = 25
const mostRecords = 2000
/** Fewer characters find what was used last. */
const shortestSearch = 2

/** The lookup of the path. Throws ILLEGAL_QUERY_PARAMETER_VALUE for a field that is none. */
function lookupOf(call: Call, object: ObjectDef): FieldDef {
  const name = call.params['field'] ?? ''
  const field = call.view.field(object, name)
  if (field?.type === 'reference') return field
  throw new OrgError('ILLEGAL_QUERY_PARAMETER_VALUE', `Field: ${name} is not a valid lookup field.`)
}

/** The object looked in: the one named, else the first the field may lead to. */
function targetOf(call: Call, { referenceTo = [], name }: FieldDef): ObjectDef {
  const asked = call.params['target'] ?? referenceTo[0] ?? ''
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
  if (term === undefined) return []
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

async function lookup(call: Call): Promise<Answer> {
  const target = targetOf(call, lookupOf(call, uiObject(call)))
  const ids = await found(call, target)
  const size = Math.min(mostRecords, Math.max(1, number(call, 'pageSize', usualSize)))
  const page = Math.max(1, number(call, 'page', 1))
  const shown = ids.slice((page - 1) * size, page * size)
  const names = target.fields.filter(({ nameField }) => nameField).map(({ name }) => name)
  const hasMore = page * size < ids.length
  return json({
    count: shown.length,
    currentPageToken: String(page),
    currentPageUrl: urlOf(call, page, size),
    nextPageToken: hasMore ? String(page + 1) : null,
    nextPageUrl: hasMore ? urlOf(call, page + 1, size) : null,
    previousPageToken: page > 1 ? String(page - 1) : null,
    previousPageUrl: page > 1 ? urlOf(call, page - 1, size) : null,
    records: shown.map((id) => readRecord(call, target, { id, fields: ['Id', ...names] })),
  })
}

function urlOf({ path, query }: Call, page: number, size: number): string {
  const asked = new URLSearchParams(query)
  asked.set('page', String(page))
  asked.set('pageSize', String(size))
  return `${path}?${asked}`
}

export const partly = ['Filters and dependencies of lookups are not there: every record of the object may be chosen.']

export const routes: Route[] = [
  { method: 'GET', path: base, run: lookup },
  { method: 'GET', path: `${base}/:target`, run: lookup },
]
