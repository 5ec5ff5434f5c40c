/** List views: which there are, what they select, what they show (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_listviews.htm). */

import type { Row } from '../org/index.ts'
import { readDefinition } from './list-views/definition.ts'
import { listViewNamed, listViewResults, listViewsOf } from './list-views/results.ts'
import { objectOf } from './rows/index.ts'
import { type Answer, type Call, json, notFound, type Route } from './wire/index.ts'

const base = '/services/data/:version/sobjects/:object/listviews'
function findView(call: Call): Row {
  const row = listViewNamed(call, objectOf(call).name, call.params['id'] ?? '')
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
  const { name } = objectOf(call)
  const listviews = listViewsOf(call, name).map((row) => entry(call, row))
  return json({ done: true, listviews, nextRecordsUrl: null, size: listviews.length, sobjectType: name })
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
  const [limit, offset] = ['limit', 'offset'].map((name) => Number.parseInt(call.query.get(name) ?? '', 10))
  const window = { limit: limit ?? Number.NaN, offset: offset ?? 0 }
  return json(listViewResults(call, row, readDefinition(call, objectOf(call), row), window))
}

export const routes: Route[] = [
  { method: 'GET', path: base, run: list },
  // Whoever asks has seen no list view: all of them are told.
  { method: 'GET', path: `${base}/recent`, run: list },
  { method: 'GET', path: `${base}/:id`, run: (call) => json(entry(call, findView(call))) },
  { method: 'GET', path: `${base}/:id/describe`, run: describe },
  { method: 'GET', path: `${base}/:id/results`, run: results },
]
