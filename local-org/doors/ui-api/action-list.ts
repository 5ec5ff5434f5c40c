/** Lists of actions by what they are asked for (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_action.htm). */

import { actionsOf } from '../quick-actions/own-actions.ts'
import type { Call } from '../wire/index.ts'
import { tagOf } from './etag.ts'
import { checkFormFactor, listIn } from './parameters.ts'
import { quickAction, type Spot, standardAction } from './platform-action.ts'
import { standardActions } from './standard-actions.ts'

/** Parameters that keep an action, and its member they are compared with. */
const filters = [
  ['actionTypes', 'type'],
  ['apiNames', 'apiName'],
  ['sections', 'section'],
] as const

/** All actions of a spot that the parameters of the call let through. */
function actionsAt(call: Call, spot: Spot): Record<string, unknown>[] {
  const object = spot.object === null ? undefined : call.view.object(spot.object)
  const buttons = object ? standardActions(spot.place, object).map((action) => standardAction(call, spot, action)) : []
  const quick = quickActionsAt(call, spot).map((action) => quickAction(call, spot, action))
  return [...buttons, ...quick].filter((action) =>
    filters.every(([parameter, member]) => {
      const wanted = listIn(call, parameter).map((one) => one.toLowerCase())
      return wanted.length === 0 || wanted.includes(String(action[member]).toLowerCase())
    }),
  )
}

/** Quick actions stand on records, and those of no object in the dock as well. */
function quickActionsAt(call: Call, { place, object }: Spot) {
  if (place === 'Dockable') return actionsOf(call).filter(({ context }) => context === undefined)
  if (place !== 'Record') return []
  return actionsOf(call).filter(({ context }) => context === undefined || context === object)
}

/** The answer to a call: of each source its actions, and what more can be asked there. */
export function actionList(call: Call, spots: Spot[], links: (source: string) => string[] = () => []) {
  checkFormFactor(call)
  const asked = call.query.size > 0 ? `?${call.query}` : ''
  const url = `${call.path}${asked}`
  const bySource = new Map<string, Record<string, unknown>[]>()
  for (const spot of spots) bySource.set(spot.source, [...(bySource.get(spot.source) ?? []), ...actionsAt(call, spot)])
  const actions = Object.fromEntries(
    [...bySource].map(([source, found]) => [source, { actions: found, links: links(source), url }]),
  )
  return { actions, eTag: tagOf([call.path, actions]), url }
}
