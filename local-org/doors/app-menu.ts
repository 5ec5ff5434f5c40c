/** The menus of apps (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_appmenu.htm). */

import { type Answer, type Call, json, notFound, type Route } from './wire/index.ts'

const base = '/services/data/:version/appMenu'
const menus = ['AppSwitcher', 'Salesforce1', 'NetworkTabs']

function list(call: Call): Answer {
  return json(Object.fromEntries(menus.map((name) => [name, `/services/data/v${call.version}/appMenu/${name}`])))
}

/** Every org has the app that shows all objects; the other menus are empty. */
function menu(call: Call): Answer {
  const name = menus.find((one) => one.toLowerCase() === call.params['menu']?.toLowerCase())
  if (!name) throw notFound()
  const icon = { contentType: 'image/png', height: 32, theme: 'theme4', url: null, width: 32 }
  const app = {
    colors: [],
    content: null,
    icons: [icon],
    label: 'Sales',
    type: 'Tabset',
    url: `${call.origin}/home/home.jsp`,
  }
  return json({ appMenuItems: name === 'AppSwitcher' ? [app] : [] })
}

export const partly = ['One app, the same for all.']

export const routes: Route[] = [
  { method: 'GET', path: base, run: list },
  { method: 'GET', path: `${base}/:menu`, run: menu },
]
