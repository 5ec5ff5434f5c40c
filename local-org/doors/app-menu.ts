/** The menus of apps (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_appmenu.htm). */

import { type App, appsOf } from './ui-api/app.ts'
import { navItem } from './ui-api/nav-item.ts'
import { type Answer, type Call, json, notFound, type Route } from './wire/index.ts'

const base = '/services/data/:version/appMenu'

type Items = (call: Call) => Record<string, unknown>[]

const menus: Record<string, Items> = {
  AppSwitcher: (call) => appsOf(call).map((app) => appItem(call, app)),
  Salesforce1: (call) => mobileTabs.flatMap((name) => tabItem(call, name)),
  NetworkTabs: () => [],
}

/** What the menu of the mobile app shows. */
const mobileTabs = ['standard-home', 'standard-Feed', 'standard-Task', 'standard-Event', 'standard-Group']

function appItem({ origin }: Call, { id, developerName, label, type }: App): Record<string, unknown> {
  const icon = {
    contentType: 'image/png',
    height: 32,
    theme: 'theme4',
    url: `${origin}/logos/Salesforce/${developerName}/icon.png`,
    width: 32,
  }
  return {
    colors: [],
    content: null,
    icons: [icon],
    label,
    name: developerName,
    type: 'Tabset',
    url: startOf(origin, id, type),
  }
}

function startOf(origin: string, id: string, type: App['type']): string {
  return type === 'Lightning' ? `${origin}/lightning/app/${id}` : `${origin}/home/home.jsp?tsid=${id.slice(0, 15)}`
}

function tabItem(call: Call, name: string): Record<string, unknown>[] {
  const tab = navItem(call, name)
  if (!tab) return []
  const { color, content: url, iconUrl, label } = tab
  const colors = [{ color, context: 'primary', theme: 'theme4' }]
  const icons = [{ contentType: 'image/png', height: 120, theme: 'theme4', url: iconUrl, width: 120 }]
  return [{ colors, content: null, icons, label, name, type: `Standard.${name.replace('standard-', '')}`, url }]
}

function list(call: Call): Answer {
  const names = Object.keys(menus)
  return json(Object.fromEntries(names.map((name) => [name, `/services/data/v${call.version}/appMenu/${name}`])))
}

function menu(call: Call): Answer {
  const wanted = call.params['menu']?.toLowerCase()
  const items = Object.entries(menus).find(([name]) => name.toLowerCase() === wanted)?.[1]
  if (!items) throw notFound()
  return json({ appMenuItems: items(call) })
}

export const routes: Route[] = [
  { method: 'GET', path: base, run: list },
  { method: 'GET', path: `${base}/:menu`, run: menu },
]
