/** List views: which there are, what they select, what they show (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_listviews.htm). */

import type { Row } from '../org/index.ts'
import { runQuery } from '../soql/index.ts'
import { readDefinition, type ViewDefinition } from './list-views/definition.ts'
import { objectOf } from './rows/index.ts'
import { type Answer, type Call, json, notFound, type Route } from './wire/index.ts'

const base = '/services/data/:version/sobjects/:object/listviews'
/** Rows a results call shows unless `?limit=` says otherwise, and at most. */
const defaultRows = 25
const maxRows = 2000

function viewsOf(call: Call): Row[] {
  const { name } = objectOf(call)
  return [...call.view.table('ListView').all()].filter((row) => row['SobjectType'] === name)
}

function findView(call: Call): Row {
  const id = call.params['id'] ?? ''
  const row = viewsOf(call).find((view) => view.Id.slice(0, 15) === id.slice(0, 15) || view['DeveloperName'] === id)
  if (!row) throw notFound()
  return row
}

function entry(call: Call, row: Row): Record<string, unknown> {
  const url = `/services/data/v${call.version}/sobjects/${row['SobjectType']}/listviews/${row.Id}`
  return {
    describeUrl: `${url}/describe`,
    developerName: row['DeveloperName'],
    id: row.Id,
    label: row['Name'],
    resultsUrl: `${url}/results`,
    soqlCompatible: true,
    url,
  }
}

function list(call: Call): Answer {
  const listviews = viewsOf(call).map((row) => entry(call, row))
  return json({ done: true, listviews, nextRecordsUrl: null, size: listviews.length, sobjectType: objectOf(call).name })
}

function describe(call: Call): Answer {
  const row = findView(call)
  const { columns, orderBy, query, scope, whereCondition } = readDefinition(call, objectOf(call), row)
  return json({
    columns,
    id: row.Id,
    orderBy,
    query,
    relatedEntityId: null,
    scope,
    scopeEntityId: null,
    sobjectType: row['SobjectType'],
    whereCondition,
  })
}

function results(call: Call): Answer {
  const row = findView(call)
  const definition = readDefinition(call, objectOf(call), row)
  const limit = Math.min(maxRows, Number.parseInt(call.query.get('limit') ?? '', 10) || defaultRows)
  const offset = Number.parseInt(call.query.get('offset') ?? '', 10) || 0
  const found = runQuery(call.view, definition.query)
  const records = found.page(offset, offset + limit, call.version)
  call.tally.rows += records.length
  return json({
    columns: definition.columns,
    developerName: row['DeveloperName'],
    done: offset + limit >= found.length,
    id: row.Id,
    label: row['Name'],
    records: records.map((record) => ({ columns: cells(definition, record) })),
    size: records.length,
  })
}

/** Values as text, each with the path of its field. */
function cells({ paths }: ViewDefinition, record: object): { fieldNameOrPath: string; value: string | null }[] {
  return paths.map((path) => {
    let at: unknown = record
    for (const step of path.split('.')) {
      at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : null
    }
    return { fieldNameOrPath: path, value: at === null || at === undefined ? null : spell(at) }
  })
}

/** Instants are in Java's own spelling here: 'Fri Aug 01 21:15:46 GMT 2014'. */
function spell(value: unknown): string {
  const text = String(value)
  if (!/^\d{4}-\d\d-\d\dT.*\+0000$/.test(text)) return text
  const [day, date, month, year, time] = new Date(text.replace('+0000', 'Z')).toUTCString().replace(',', '').split(' ')
  return `${day} ${month} ${date} ${time} GMT ${year}`
}

export const partly = ['List views can be read, not made or changed, through this resource.']

export const routes: Route[] = [
  { method: 'GET', path: base, run: list },
  { method: 'GET', path: `${base}/:id`, run: (call) => json(entry(call, findView(call))) },
  { method: 'GET', path: `${base}/:id/describe`, run: describe },
  { method: 'GET', path: `${base}/:id/results`, run: results },
]
