/** What the user touched last, and the look of objects (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_recent_items.htm). */

import type { ObjectDef } from '../org/index.ts'
import { recentRows } from './recent/recent-rows.ts'
import { themeItem } from './recent/theme-item.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

const maxRecent = 200

/** GET /recent?limit=n */
function recent(call: Call): Answer {
  return json(recentRows(call, Math.min(maxRecent, Number.parseInt(call.query.get('limit') ?? '', 10) || maxRecent)))
}

/** GET /tabs: one tab per object that has pages. */
function tabs(call: Call): Answer {
  return json(tabObjects(call).map((object) => tab(call, object)))
}

function tabObjects({ view }: Call): ObjectDef[] {
  return [...view.objects()].filter(({ layoutable, further }) => layoutable && !further)
}

function tab(call: Call, object: ObjectDef): Record<string, unknown> {
  const { colors, icons } = themeItem(call.origin, object.name)
  const small = (width: number) => icons.find((icon) => icon.width === width && icon.theme === 'theme3')?.url ?? null
  return {
    colors,
    custom: object.custom,
    iconUrl: small(32),
    icons,
    label: object.labelPlural,
    miniIconUrl: small(16),
    name: object.custom ? object.name : `standard-${object.name}`,
    sobjectName: object.name,
    url: `${call.origin}/${object.keyPrefix}/o`,
  }
}

/** GET /theme: the colours and icons of those objects that have them. */
function theme(call: Call): Answer {
  const items = tabObjects(call).map(({ name }) => ({ ...themeItem(call.origin, name), name }))
  return json({ themeItems: items.filter(({ icons }) => icons.length > 0) })
}

export const partly = [
  'Recent rows are those a query looked at with FOR VIEW or FOR REFERENCE, and those the user wrote by API.',
]

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/recent', run: recent },
  { method: 'GET', path: '/services/data/:version/tabs', run: tabs },
  { method: 'GET', path: '/services/data/:version/theme', run: theme },
]
