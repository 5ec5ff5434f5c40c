/** UI API: apps, and the tabs people go through them by (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_apps.htm). */

import { OrgError, to18 } from '../org/index.ts'
import { setUpId } from '../tooling/index.ts'
import { type App, appsOf } from './ui-api/app.ts'
import { tagOf } from './ui-api/etag.ts'
import { navItem, tabNames, tabOfReference } from './ui-api/nav-item.ts'
import { checkFormFactor, listIn } from './ui-api/parameters.ts'
import { keepPreferences, preferences } from './ui-api/preferences.ts'
import { type Answer, type Call, isObject, json, notFound, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/ui-api'
const usualSize = 25
const mostTabs = 250

function selectedId(call: Call): string | undefined {
  return String(preferences(call, 'app', 'selected')['id'] ?? appsOf(call)[0]?.id)
}

/** Names of the tabs of an app that the user put together; undefined until then. */
function ownTabs(call: Call, app: App): string[] | undefined {
  const { names } = preferences(call, 'app-tabs', app.id)
  return Array.isArray(names) ? names.map(String) : undefined
}

function itemsOf(call: Call, names: string[], ofApp?: App) {
  return names.flatMap((name) => navItem(call, name, ofApp ? setUpId('0Qk', ofApp.id, name) : null) ?? [])
}

function show(call: Call, app: App): Record<string, unknown> {
  const { id, description, developerName, formFactors, headerColor, label, type, tabs } = app
  const logos = `${call.origin}/logos/Salesforce/${developerName}`
  const isShown = type === 'Lightning'
  const shown = {
    appId: id,
    description,
    developerName,
    formFactors,
    headerColor,
    iconUrl: `${logos}/icon.png`,
    isNavAutoTempTabsDisabled: false,
    isNavPersonalizationDisabled: false,
    isNavTabPersistenceDisabled: false,
    label,
    logoUrl: `${logos}/logo.png`,
    mobileStartUrl: null,
    navItems: isShown ? itemsOf(call, tabs) : [],
    selected: selectedId(call) === id,
    startUrl: `${call.origin}/home/home.jsp?tsid=${setUpId('02u', developerName).slice(0, 15)}`,
    type,
    userNavItems: itemsOf(call, ownTabs(call, app) ?? [], app),
    ...(Number(call.version) < omniSince ? {} : { isOmniPinnedViewEnabled: false }),
  }
  return { ...shown, eTag: tagOf(shown) }
}

/** The version that speaks of the Omni-Channel sidebar. */
const omniSince = 60

/** The apps for the size of screen a call names. */
function list(call: Call): Answer {
  checkFormFactor(call)
  const size = call.query.get('formFactor')?.toLowerCase() ?? 'large'
  const fitting = appsOf(call).filter(({ formFactors }) => formFactors.some((one) => one.toLowerCase() === size))
  const apps = fitting.map((app) => show(call, app))
  return json({ apps, eTag: tagOf(apps) })
}

/** The app of the path, by id or name. Throws NOT_FOUND. */
function appOf(call: Call, wanted = call.params['id'] ?? ''): App {
  const found = appsOf(call).find(({ id, developerName }) => id === to18(wanted) || developerName === wanted)
  if (!found) throw notFound()
  return found
}

/** PATCH: the user went to this app. */
function select(call: Call): Answer {
  keepPreferences(call, 'app', 'selected', { id: appOf(call).id })
  return json(show(call, appOf(call)))
}

function userItems(call: Call): Answer {
  const app = appOf(call)
  return json(pageOfItems(call, itemsOf(call, ownTabs(call, app) ?? app.tabs, app)))
}

/** PUT {navItems}: those that stay, by id, in their order, and one that is new, by its page. */
function keepItems(call: Call): Answer {
  const app = appOf(call)
  const { navItems } = payloadObject(call)
  if (!Array.isArray(navItems)) throw new OrgError('INVALID_API_INPUT', 'navItems is required')
  const known = new Map([...tabNames(call), ...app.tabs].map((name) => [setUpId('0Qk', app.id, name), name]))
  const names = navItems.flatMap((given: unknown) => {
    if (!isObject(given)) return []
    const id = String(given['id'] ?? '')
    return known.get(id) ?? tabOfReference(given['pageReference']) ?? []
  })
  keepPreferences(call, 'app-tabs', app.id, { names })
  return userItems(call)
}

function pageOfItems(call: Call, navItems: unknown[], more?: number): Record<string, unknown> {
  const asked = new URLSearchParams(call.query)
  if (!asked.has('formFactor')) asked.set('formFactor', 'Large')
  const currentPageUrl = `${call.path}?${asked}`
  if (more !== undefined) asked.set('page', String(more))
  const nextPageUrl = more === undefined ? null : `${call.path}?${asked}`
  return { currentPageUrl, eTag: tagOf(navItems), navItems, nextPageUrl }
}

/** GET /nav-items?navItemNames=&page=&pageSize=: all tabs there are. */
function allItems(call: Call): Answer {
  checkFormFactor(call)
  const number = (name: string) => Number.parseInt(call.query.get(name) ?? '', 10) || 0
  const size = Math.min(mostTabs, Math.max(1, number('pageSize') || usualSize))
  const page = Math.max(0, number('page'))
  const wanted = listIn(call, 'navItemNames').map((name) => name.replace(/[[\]\s]/g, ''))
  const names = wanted.length > 0 ? wanted : tabNames(call)
  const shown = itemsOf(call, names.slice(page * size, (page + 1) * size))
  return json(pageOfItems(call, shown, (page + 1) * size < names.length ? page + 1 : undefined))
}

export const routes: Route[] = [
  { method: 'GET', path: `${base}/apps`, run: list },
  { method: 'GET', path: `${base}/apps/selected`, run: (call) => json(show(call, appOf(call, selectedId(call)))) },
  { method: 'GET', path: `${base}/apps/:id`, run: (call) => json(show(call, appOf(call))) },
  { method: 'PATCH', path: `${base}/apps/:id`, run: select },
  { method: 'GET', path: `${base}/apps/:id/user-nav-items`, run: userItems },
  { method: 'PUT', path: `${base}/apps/:id/user-nav-items`, run: keepItems },
  { method: 'GET', path: `${base}/nav-items`, run: allItems },
]
