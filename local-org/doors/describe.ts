/** Describe: what objects and fields there are (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_describeGlobal.htm). */

import type { Api } from '../org/index.ts'
import {
  compactLayouts,
  conditional,
  describeBriefly,
  describedObjects,
  describeObject,
  globalLayouts,
  layoutOfType,
  layouts,
  namedLayouts,
  primaryCompactLayout,
} from './describe/index.ts'
import { recentRows } from './recent/recent-rows.ts'
import { objectOf } from './rows/index.ts'
import { type Answer, type Call, json, notFound, type Route } from './wire/index.ts'

/** Rows a SOAP call may carry; every global describe states it. */
const maxBatchSize = 200
/** Rows that the short description of an object shows as touched last. */
const recentItems = 25

function describeGlobal(call: Call): Answer {
  const objects = describedObjects(call).map((object) => describeBriefly(call, object))
  return conditional(call, { encoding: 'UTF-8', maxBatchSize, sobjects: objects })
}

function basics(call: Call): Answer {
  const object = objectOf(call)
  return json({
    objectDescribe: describeBriefly(call, object),
    recentItems: recentRows(call, recentItems, object.name),
  })
}

/** GET …/describe/namedLayouts/UserAlt: the names are in the object's describe. */
function namedLayout(call: Call): Answer {
  const object = objectOf(call)
  const wanted = call.params['layout']?.toLowerCase()
  if (!namedLayouts(object).some((name) => name.toLowerCase() === wanted)) throw notFound()
  return json(layouts(call, object))
}

/** GET /compactLayouts?q=Account,Contact: the primary one of each. */
function compactLayoutsOfSome(call: Call): Answer {
  const names = (call.query.get('q') ?? '').split(',').flatMap((name) => name.trim() || [])
  const objects = names.map((name) => objectOf(call, name))
  return json(Object.fromEntries(objects.map((object) => [object.name, primaryCompactLayout(call, object)])))
}

function refuseProcess(call: Call): never {
  objectOf(call)
  throw notFound()
}

function routesOf(api: Api, sobjects: string): Route[] {
  const object = `${sobjects}/:object`
  return [
    { method: 'GET', path: sobjects, api, run: describeGlobal },
    { method: 'GET', path: object, api, run: basics },
    {
      method: 'GET',
      path: `${object}/describe`,
      api,
      run: (call) => conditional(call, describeObject(call, objectOf(call))),
    },
  ]
}

const object = '/services/data/:version/sobjects/:object'

export const partly = [
  'Layouts are those that were deployed, else made from the fields; their links, pages, buttons and highlights are left out.',
]

export const routes: Route[] = [
  ...routesOf('data', '/services/data/:version/sobjects'),
  ...routesOf('tooling', '/services/data/:version/tooling/sobjects'),
  { method: 'GET', path: `${object}/describe/layouts`, run: (call) => json(layouts(call, objectOf(call))) },
  {
    method: 'GET',
    path: `${object}/describe/layouts/:recordType`,
    run: (call) => json(layoutOfType(call, objectOf(call))),
  },
  {
    method: 'GET',
    path: `${object}/describe/compactLayouts`,
    run: (call) => json(compactLayouts(call, objectOf(call))),
  },
  {
    method: 'GET',
    path: `${object}/describe/compactLayouts/primary`,
    run: (call) => json(primaryCompactLayout(call, objectOf(call))),
  },
  {
    method: 'GET',
    path: `${object}/describe/compactLayouts/primary/:recordType`,
    run: (call) => json(layoutOfType(call, objectOf(call)) && primaryCompactLayout(call, objectOf(call))),
  },
  {
    method: 'GET',
    path: '/services/data/:version/sobjects/Global/describe/layouts',
    run: (call) => json(globalLayouts(call)),
  },
  { method: 'GET', path: '/services/data/:version/compactLayouts', run: compactLayoutsOfSome },
  // No object has an approval process.
  { method: 'GET', path: `${object}/describe/approvalLayouts/:process`, run: refuseProcess },
  {
    method: 'GET',
    path: `${object}/describe/approvalLayouts`,
    run: (call) => json({ approvalLayouts: objectOf(call) && [] }),
  },
  { method: 'GET', path: `${object}/describe/namedLayouts/:layout`, run: namedLayout },
]
