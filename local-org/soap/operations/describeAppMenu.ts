/** https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_describeappmenu.htm */

import type { Operation } from '../operation.ts'
import { textIn } from '../xml/element.ts'

/** Every org has the app that shows all objects; the other menus are empty. */
export default {
  run(call, args) {
    if (textIn(args, 'appMenuType') !== 'AppSwitcher') return { appMenuItems: [] }
    const url = `${call.origin}/home/home.jsp`
    return { appMenuItems: [{ content: '', label: 'Sales', name: 'Sales', type: 'Tabset', url }] }
  },
} satisfies Operation
