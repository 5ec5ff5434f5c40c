/** The org's limits and record counts (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm). */

import type { ObjectDef, OrgView } from '../org/index.ts'
import { dataMegabytes, fileMegabytes, permissionSets } from './limits/used-up.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

interface Limit {
  Max: number
  Remaining: number
}

/** Of permission sets so many may be made by people; the rest comes with packages. */
const CUSTOM_PERMISSION_SETS = 1000

const HELD: Readonly<Record<string, (view: OrgView) => number>> = {
  DataStorageMB: dataMegabytes,
  FileStorageMB: fileMegabytes,
  PermissionSets: permissionSets,
}

/** GET /limits: what time gives back, and what the org holds. */
function limits(call: Call): Answer {
  const { org } = call.instance
  const everything = org.as(org.admin.id)
  const shown: Record<string, Limit & { CreateCustom?: Limit }> = org.limits()
  for (const [name, measure] of Object.entries(HELD)) {
    const limit = shown[name]
    if (limit) shown[name] = { Max: limit.Max, Remaining: Math.max(0, limit.Remaining - measure(everything)) }
  }
  const CreateCustom = { Max: CUSTOM_PERMISSION_SETS, Remaining: CUSTOM_PERMISSION_SETS - permissionSets(everything) }
  return json({ ...shown, PermissionSets: { ...shown['PermissionSets'], CreateCustom } })
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
  'Calls, bulk jobs, storage and permission sets are counted; events, reports and mail use nothing up.',
]

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/limits', run: limits },
  { method: 'GET', path: '/services/data/:version/limits/recordCount', run: recordCount },
]
