/** SOQL over REST (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm). */

import { type Api, OrgError, to18 } from '../org/index.ts'
import { explainQuery, runQuery } from '../soql/index.ts'
import { readDefinition } from './list-views/definition.ts'
import { describeColumns } from './query/columns.ts'
import { firstPage, nextPage } from './query/page.ts'
import { checkWholeComponents } from './query/whole-components.ts'
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
  if (call.api === 'tooling') checkWholeComponents(result)
  noteViewed(call, text, result)
  if (call.query.get('columns') === 'true') return json(describeColumns(call.view, text, result))
  return firstPage(call, result, kind)
}

/** The plans of a query, or of the query behind a list view: `asked` is either, the view by its id. */
function explain(call: Call, asked: string): Answer {
  const view = call.view.table('ListView').get(to18(asked) ?? '')
  const object = view && call.view.object(String(view['SobjectType']))
  const text = view && object ? readDefinition(call, object, view).query : asked
  runQuery(call.view, text)
  return json({ plans: explainQuery(call.view, text), sourceQuery: text })
}

function routesOf(api: Api, base: string): Route[] {
  return [
    { method: 'GET', path: `${base}/query`, api, run: (call) => query(call, 'query', false) },
    { method: 'GET', path: `${base}/query/:locator`, api, run: (call) => nextPage(call, 'query') },
    { method: 'GET', path: `${base}/queryAll`, api, run: (call) => query(call, 'queryAll', true) },
    { method: 'GET', path: `${base}/queryAll/:locator`, api, run: (call) => nextPage(call, 'queryAll') },
  ]
}

export const partly = [
  '`explain` counts rows instead of estimating them; sharing is never the leading operation, and reports are not explained.',
]

export const routes: Route[] = [...routesOf('data', base), ...routesOf('tooling', `${base}/tooling`)]
