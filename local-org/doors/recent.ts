/** What the user touched last, and the look of objects (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_recent_items.htm). */

import { createHash } from 'node:crypto'
import type { ObjectDef } from '../org/index.ts'
import { recentRows } from './recent/recent-rows.ts'
import { themeItem, themeItems } from './recent/theme-item.ts'
import { type Answer, type Call, json, type Route } from './wire/index.ts'

const maxRecent = 200

/** GET /recent?limit=n */
function recent(call: Call): Answer {
  return json(recentRows(call, Math.min(maxRecent, Number.parseInt(call.query.get('limit') ?? '', 10) || maxRecent)))
}

const relevantPerObject = 25

/** GET /sobjects/relevantItems: what the user touched last, object by object; the header tells the state. */
function relevant(call: Call): Answer {
  const wanted = call.query.get('sobjects')?.split(',')
  const items = tabObjects(call)
    .filter(({ name, mruEnabled }) => mruEnabled && (wanted?.includes(name) ?? true))
    .flatMap(({ name, keyPrefix, labelPlural }) => {
      const ids = recentRows(call, relevantPerObject, name).map((row) => String(row['Id']))
      return ids.length > 0 ? [{ apiName: name, key: keyPrefix, label: labelPlural, ids }] : []
    })
  const shown = items.map(({ ids, ...about }) => ({
    ...about,
    lastUpdatedId: stateOf(ids),
    recordIds: ids.map((id) => id.slice(0, 15)),
  }))
  return json(shown, 200, { lastUpdatedId: stateOf(items.flatMap(({ ids }) => ids)) })
}

/** The same list of records has the same number. */
function stateOf(ids: string[]): string {
  return String(createHash('md5').update(ids.join()).digest().readUInt32BE())
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

export const partly = [
  'Recent rows are those a query looked at with FOR VIEW or FOR REFERENCE, and those the user wrote by API.',
]

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/recent', run: recent },
  { method: 'GET', path: '/services/data/:version/sobjects/relevantItems', run: relevant },
  { method: 'GET', path: '/services/data/:version/tabs', run: tabs },
  { method: 'GET', path: '/services/data/:version/theme', run: (call) => json({ themeItems: themeItems(call) }) },
]
