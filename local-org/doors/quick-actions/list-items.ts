/** Quick actions as layouts list them (https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describelayouts_describelayoutresult.htm). */

import type { Call } from '../wire/index.ts'
import { actionsOf } from './own-actions.ts'

/** Those of all pages, and of an object's pages its own. */
export function quickActionItems(call: Call, object?: string): Record<string, unknown>[] {
  const shown = actionsOf(call).filter(({ context }) => context === undefined || context === object)
  return shown.map(({ name, label, type, target, context }) => {
    const place = context === undefined ? '' : `/sobjects/${context}`
    const url = `/services/data/v${call.version}${place}/quickActions/${name}`
    const urls = {
      defaultValues: `${url}/defaultValues`,
      defaultValuesTemplate: `${url}/defaultValues/{ID}`,
      describe: `${url}/describe`,
      quickAction: url,
    }
    return {
      accessLevelRequired: null,
      colors: [],
      iconUrl: null,
      icons: [],
      label,
      miniIconUrl: null,
      quickActionName: context === undefined ? name : `${context}.${name}`,
      targetSobjectType: target,
      type,
      urls,
    }
  })
}
