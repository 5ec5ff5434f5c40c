/** The org's limits and record counts (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm). */

import type { ObjectDef, OrgView, Table } from '../org/index.ts'
import { dataMegabytes, fileMegabytes, permissionSets, publishedEvents } from './limits/used-up.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

interface Limit {
  Max: number
  Remaining: number
}

/** Of permission sets so many may be made by people; the rest comes with packages. */
const CUSTOM_PERMISSION_SETS = 1000

const everything = ({ instance: { org } }: Call): OrgView => org.as(org.admin.id)
const streamingClients = ({ instance }: Call) => instance.streamingClients.size

const HELD: Readonly<Record<string, (call: Call) => number>> = {
  DataStorageMB: (call) => dataMegabytes(everything(call)),
  DurableStreamingApiConcurrentClients: streamingClients,
  FileStorageMB: (call) => fileMegabytes(everything(call)),
  HourlyPublishedPlatformEvents: ({ instance }) => publishedEvents(instance.org),
  PermissionSets: (call) => permissionSets(everything(call)),
  StreamingApiConcurrentClients: streamingClients,
}

/** GET /limits: what time gives back, and what the org holds. */
function limits(call: Call): Answer {
  const shown: Record<string, Limit & { CreateCustom?: Limit }> = call.instance.org.limits()
  for (const [name, measure] of Object.entries(HELD)) {
    const limit = shown[name]
    if (limit) shown[name] = { Max: limit.Max, Remaining: Math.max(0, limit.Remaining - measure(call)) }
  }
  const Remaining = CUSTOM_PERMISSION_SETS - permissionSets(everything(call))
  const CreateCustom = { Max: CUSTOM_PERMISSION_SETS, Remaining }
  return json({ ...shown, PermissionSets: { ...shown['PermissionSets'], CreateCustom } })
}

/** Objects that never had rows were never counted: they are left out, as recorded. */
function everCounted(table: Table): boolean {
  return table.size > 0 || table.all(true)[Symbol.iterator]().next().done !== true
}

/** GET /limits/recordCount?sObjects=A,B: all objects when none is named; unknown ones are left out. */
function recordCount(call: Call): Answer {
  const asked = (call.query.get('sObjects') ?? '').split(',').flatMap((name) => name.trim() || [])
  const view = storedView(call)
  const objects = asked.length > 0 ? asked.flatMap((name) => view.object(name) ?? []) : everyObject(view)
  const counted = objects.map(({ name }) => ({ name, table: view.table(name) })).filter((it) => everCounted(it.table))
  return json({ sObjects: counted.map(({ name, table }) => ({ count: table.size, name })) })
}

/** What the user sees without set-up, whose rows are put together and never counted. */
function storedView({ instance, session }: Call): OrgView {
  return instance.org.as(session.userId)
}

/** Objects nobody has asked for have no rows, and stay unread. */
function everyObject(view: OrgView): ObjectDef[] {
  return [...view.objects()].filter(({ further, queryable }) => further?.read !== false && queryable)
}

export const partly = [
  'Calls, bulk jobs, storage, permission sets, published events and streaming clients are counted; recipients of mails are counted without a refusal, delivered events and reports use nothing up.',
]

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/limits', run: limits },
  { method: 'GET', path: '/services/data/:version/limits/recordCount', run: recordCount },
]
