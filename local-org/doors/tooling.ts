/** Tooling: only what clients ask to find out what an org can do (https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/reference_objects_list.htm). */

import { type Answer, type Call, json, notFound, type Route, unsupported } from './wire/index.ts'

const base = '/services/data/:version/tooling'

/** Objects of the Tooling API that the local org has rows of: none. */
function describeGlobal(): Answer {
  return json({ encoding: 'UTF-8', maxBatchSize: 200, sobjects: [] })
}

/** A 404 here tells clients that the org tracks no source. */
function describe(call: Call): Answer {
  const { object = '' } = call.params
  if (call.view.object(object)) throw notFound()
  return unsupported(`tooling/sobjects/${object}`)
}

export const routes: Route[] = [
  { method: 'GET', path: `${base}/sobjects`, run: describeGlobal },
  { method: 'GET', path: `${base}/sobjects/:object/describe`, run: describe },
]
