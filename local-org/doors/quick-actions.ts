/** Quick actions: the local org has none, and says so as an org without any does. */

import { objectOf } from './rows/index.ts'
import { type Call, json, type Route } from './wire/index.ts'

function none(call: Call) {
  if (call.params['object'] !== undefined) objectOf(call)
  return json([])
}

export const routes: Route[] = [
  { method: 'GET', path: '/services/data/:version/quickActions', run: none },
  { method: 'GET', path: '/services/data/:version/sobjects/:object/quickActions', run: none },
]
