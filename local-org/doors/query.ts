/** SOQL over REST (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm). */

import { type Api, OrgError, to18 } from '../org/index.ts'
import { runQuery } from '../soql/index.ts'
import { readDefinition } from './list-views/definition.ts'
import { describeColumns } from './query/columns.ts'
import { firstPage, nextPage } from './query/page.ts'
import { noteViewed } from './recent/viewed.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

const base = '/services/data/:version'

function query(call: Call, kind: string, withDeleted: boolean): Answer {
  const explained = call.query.get('explain')
  if (explained !== null) return explain(call, explained)
  const text = call.query.get('q')
  if (text === null) throw new OrgError('MALFORMED_QUERY', 'A query string has to be specified')
  const result = runQuery(call.view, text, { withDeleted })
  call.tally.object ??= result.object
  noteViewed(call, text, result)
  if (call.query.get('columns') === 'true') return json(describeColumns(call.view, text, result))
  return firstPage(call, result, kind)
}

/** A plan with true cardinalities: the local org has no cost model to tell more. `asked` is a query or a list view's id. */
function explain(call: Call, asked: string): Answer {
  const view = call.view.table('ListView').get(to18(asked) ?? '')
  const object = view && call.view.object(String(view['SobjectType']))
  const text = view && object ? readDefinition(call, object, view).query : asked
  const result = runQuery(call.view, text)
  const plan = {
    cardinality: result.totalSize,
    fields: [],
    leadingOperationType: 'TableScan',
    notes: [],
    relativeCost: 1,
    sobjectCardinality: call.view.table(result.object).size,
    sobjectType: result.object,
  }
  return json({ plans: [plan], sourceQuery: text })
}

function routesOf(api: Api, base: string): Route[] {
  return [
    { method: 'GET', path: `${base}/query`, api, run: (call) => query(call, 'query', false) },
    { method: 'GET', path: `${base}/query/:locator`, api, run: (call) => nextPage(call, 'query') },
    { method: 'GET', path: `${base}/queryAll`, api, run: (call) => query(call, 'queryAll', true) },
    { method: 'GET', path: `${base}/queryAll/:locator`, api, run: (call) => nextPage(call, 'queryAll') },
  ]
}

export const partly = ['`explain` tells true cardinalities and always a table scan: there is no cost model.']

export const routes: Route[] = [...routesOf('data', base), ...routesOf('tooling', `${base}/tooling`)]
