/** The org's limits and record counts (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm). */

import type { ObjectDef } from '../org/index.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

function limits(call: Call): Answer {
  return json(call.instance.org.limits())
}

/** GET /limits/recordCount?sObjects=A,B: all objects when none is named; unknown ones are left out. */
function recordCount(call: Call): Answer {
  const asked = (call.query.get('sObjects') ?? '').split(',').flatMap((name) => name.trim() || [])
  const objects = asked.length > 0 ? asked.flatMap((name) => call.view.object(name) ?? []) : everyObject(call)
  return json({ sObjects: objects.map(({ name }) => ({ count: call.view.table(name).size, name })) })
}

/** Objects nobody has asked for have no rows, and stay unread. */
function everyObject(call: Call): ObjectDef[] {
  return [...call.view.objects()].filter(({ further, queryable }) => further?.read !== false && queryable)
}

export const partly = [
  'Allocations that nothing uses up (storage, reports, mail) are told as those of a new Developer Edition.',
]

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/limits', run: limits },
  { method: 'GET', path: '/services/data/:version/limits/recordCount', run: recordCount },
]
