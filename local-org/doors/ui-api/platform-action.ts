/** An action as the UI API tells it, wherever it stands (https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_platform_action.htm). */

import { setUpId } from '../../tooling/index.ts'
import type { Action } from '../quick-actions/action.ts'
import type { Call } from '../wire/index.ts'
import { lookOf } from './looks.ts'
import type { Place, StandardAction } from './standard-actions.ts'

/** What an action is shown for. */
export interface Spot {
  place: Place
  /** A record id or the name of an object; 'Global'. */
  source: string
  /** Object the buttons work on; null where there is none. */
  object: string | null
  relatedList?: string
  relatedRecord?: string
}

const devices: Record<string, string> = { large: 'Desktop', medium: 'Tablet', small: 'Phone' }

/** Icons of quick actions that do not make a record, by type. */
const ownIcons: Partial<Record<Action['type'], [icon: string, color: string]>> = {
  LogACall: ['log_a_call', '48C3CC'],
  Update: ['edit', '1DCCBF'],
}

function platformAction(call: Call, spot: Spot, own: Record<string, unknown>, key: string): Record<string, unknown> {
  const device = devices[(call.query.get('formFactor') ?? 'Large').toLowerCase()] ?? 'Desktop'
  const context = typeof own['place'] === 'string' ? own['place'] : spot.place
  const externalId = `${call.instance.org.id.slice(0, 15)}:${spot.source}::${context}:${device}:${key}`
  const { place: _, ...shown } = own
  return {
    actionListContext: context,
    externalId,
    id: setUpId('0JV', externalId),
    isMassAction: 'false',
    relatedListRecordId: spot.relatedRecord ?? null,
    relatedSourceObject: spot.relatedList ?? null,
    sourceObject: spot.source,
    targetUrl: null,
    ...shown,
    ...(Number(call.version) < componentSince ? {} : { lwcComponent: null }),
  }
}

/** The version that names the component behind an action. */
const componentSince = 56

const iconOf = ({ origin }: Call, name: string) => `${origin}/img/icon/t4v35/action/${name}_120.png`

/** A button, or a post to the feed. */
export function standardAction(call: Call, spot: Spot, action: StandardAction): Record<string, unknown> {
  const { apiName, label, section, icon, type, subtype, invoked, place } = action
  const target = type === 'QuickAction' ? null : spot.object
  const shown = { actionTarget: null, actionTargetType: invoked ? 'Invoke' : null, apiName, label, section, subtype }
  const look = { iconUrl: iconOf(call, icon[0]), primaryColor: icon[1] }
  const key = type === 'QuickAction' ? apiName : `StandardButton:${apiName}`
  return platformAction(call, spot, { ...shown, ...look, targetObject: target, type, place }, key)
}

/** A quick action: of all pages 'Global.NewTask', of one object's 'Account.Rename'. */
export function quickAction(call: Call, spot: Spot, action: Action): Record<string, unknown> {
  const { name, label, type, target, context } = action
  const apiName = `${context ?? 'Global'}.${name}`
  const place = context === undefined ? '' : `/sobjects/${context}`
  const [icon, color] = ownIcons[type] ?? [`new_${target.toLowerCase()}`, lookOf(target)?.color ?? null]
  const isActivity = target === 'Task' || target === 'Event'
  const shown = {
    actionTarget: `/services/data/v${call.version}${place}/quickActions/${name}/describe`,
    actionTargetType: 'Describe',
    apiName,
    iconUrl: iconOf(call, target.endsWith('__c') && type === 'Create' ? 'new_custom19' : icon),
    label,
    primaryColor: color,
    section: spot.place === 'Dockable' ? null : isActivity ? 'ActivityComposer' : 'Page',
    subtype: type,
    targetObject: target,
    type: 'QuickAction',
  }
  return platformAction(call, spot, shown, setUpId('09D', apiName).slice(0, 15))
}
