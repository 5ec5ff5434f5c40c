/** What the user touched last, and the look of objects (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_recent_items.htm). */

import type { ObjectDef } from '../org/index.ts'
import { nameOf, rowUrl } from './rows/index.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

const maxRecent = 200
/** Commits looked at: views are not tracked, so "recent" is what the user wrote. */
const commitsLookedAt = 2000

/** GET /recent?limit=n: rows the user wrote, the newest first. */
function recent(call: Call): Answer {
  const limit = Math.min(maxRecent, Number.parseInt(call.query.get('limit') ?? '', 10) || maxRecent)
  const shown = new Map<string, Record<string, unknown>>()
  for (const { object, id } of writtenBy(call)) {
    if (shown.size >= limit) break
    const found = call.view.object(object)
    const row = found?.mruEnabled ? call.view.table(object).get(id) : undefined
    if (!found || !row || row['IsDeleted'] === true || shown.has(id)) continue
    const attributes = { type: object, url: rowUrl(call.version, object, id) }
    shown.set(id, { attributes, Id: id, Name: nameOf(found, row) })
  }
  return json([...shown.values()])
}

function writtenBy(call: Call): { object: string; id: string }[] {
  const { changes } = call.instance.org
  return changes
    .after(Math.max(0, changes.last - commitsLookedAt))
    .filter(({ userId }) => userId === call.session.userId)
    .flatMap((commit) => commit.changes)
    .reverse()
}

/** GET /tabs: one tab per object that has pages. */
function tabs(call: Call): Answer {
  return json([...call.view.objects()].filter(({ layoutable }) => layoutable).map((object) => tab(call, object)))
}

function tab(call: Call, object: ObjectDef): Record<string, unknown> {
  return {
    colors: [],
    custom: object.custom,
    iconUrl: null,
    icons: [],
    label: object.labelPlural,
    miniIconUrl: null,
    name: `standard-${object.name}`,
    sobjectName: object.name,
    url: `${call.origin}/${object.keyPrefix}/o`,
  }
}

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/recent', run: recent },
  { method: 'GET', path: '/services/data/:version/tabs', run: tabs },
  { method: 'GET', path: '/services/data/:version/theme', run: () => json({ themeItems: [] }) },
]
