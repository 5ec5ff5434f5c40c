/** What the user touched last, and the look of objects (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_recent_items.htm). */

import type { ObjectDef } from '../org/index.ts'
import { recentRows } from './recent/recent-rows.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

const maxRecent = 200

/** GET /recent?limit=n */
function recent(call: Call): Answer {
  return json(recentRows(call, Math.min(maxRecent, Number.parseInt(call.query.get('limit') ?? '', 10) || maxRecent)))
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

export const partly = [
  'Colours and icons of the theme are not kept.',
  'Recent rows are those a query looked at with FOR VIEW or FOR REFERENCE, and those the user wrote by API.',
]

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/recent', run: recent },
  { method: 'GET', path: '/services/data/:version/tabs', run: tabs },
  { method: 'GET', path: '/services/data/:version/theme', run: () => json({ themeItems: [] }) },
]
