/** A tab as the UI API tells it (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_nav_item.htm). */

import type { ObjectDef } from '../../org/index.ts'
import { type Call, isObject } from '../wire/index.ts'
import { iconUrl, lookOf } from './looks.ts'

type NavItem = Record<string, unknown>

/** Tabs that are of no object: [name, label, place, colour, page]. */
const pages: Record<string, [label: string, icon: string, color: string, pageName: string]> = {
  home: ['Home', 'home', 'EF7EAD', 'home'],
  Feed: ['Chatter', 'feed', '65CAE4', 'chatter'],
}

/** The tabs of an org: home, Chatter, and one per object that has pages. */
export function tabNames({ view }: Call): string[] {
  const objects = [...view.objects()].filter((object) => object.layoutable && lookOf(object.name))
  return [...Object.keys(pages).map((name) => `standard-${name}`), ...objects.map(tabNameOf)]
}

function tabNameOf({ name, custom }: ObjectDef): string {
  return custom ? name : `standard-${name}`
}

/** The tab of that name; undefined for one that is not there. `id` is that of a user's own item. */
export function navItem(call: Call, name: string, id: string | null = null): NavItem | undefined {
  const bare = name.replace(/^standard-/, '')
  const page = pages[bare]
  if (page) return pageItem(call, bare, page, id)
  const object = call.view.object(bare)
  return object ? objectItem(call, object, id) : undefined
}

const open = { availableInClassic: true, availableInLightning: true }

function pageItem(
  { origin }: Call,
  name: string,
  [label, icon, color, pageName]: [string, string, string, string],
  id: string | null,
): NavItem {
  return {
    ...open,
    color,
    content: `${origin}/lightning/page/${pageName}`,
    custom: false,
    developerName: `standard-${name}`,
    iconUrl: iconUrl(origin, { icon: `standard/${icon}`, color }),
    id,
    itemType: 'Standard',
    label,
    objectApiName: label === 'Home' ? 'Home' : name,
    objectLabel: null,
    objectLabelPlural: null,
    pageReference: { attributes: { pageName }, state: {}, type: 'standard__namedPage' },
    standardType: label === 'Home' ? 'Home' : 'Feeds',
  }
}

function objectItem({ origin }: Call, object: ObjectDef, id: string | null): NavItem {
  const { name, label, labelPlural, keyPrefix, custom } = object
  const look = lookOf(name)
  const attributes = { objectApiName: name, actionName: 'home' }
  return {
    ...open,
    color: look?.color ?? null,
    content: `${origin}/${keyPrefix}/o`,
    custom,
    developerName: tabNameOf(object),
    iconUrl: look ? iconUrl(origin, look) : null,
    id,
    itemType: 'Entity',
    label: labelPlural,
    objectApiName: name,
    objectLabel: label,
    objectLabelPlural: labelPlural,
    pageReference: { attributes, state: {}, type: 'standard__objectPage' },
    standardType: null,
  }
}

/** The name of the tab a page reference leads to; undefined for other pages. */
export function tabOfReference(reference: unknown): string | undefined {
  const attributes = isObject(reference) ? reference['attributes'] : undefined
  if (!isObject(attributes)) return undefined
  const { objectApiName, pageName } = attributes
  if (typeof objectApiName === 'string') return objectApiName
  return Object.entries(pages).find(([, [, , , page]]) => page === pageName)?.[0]
}
