/** Notifications in the app and records for the road: nobody sends either here, so there are none (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_notifications_resources.htm). */

import { json, notFound, payloadObject, type Route } from './wire/index.ts'

const base = '/services/data/:version/connect'
const notifications = `${base}/notifications`

const none = { notifications: [] }
const status = { lastActivity: null, oldestUnread: null, oldestUnseen: null, unreadCount: 0, unseenCount: 0 }

/** What a phone takes along: no briefcase has rules. */
const primingRecords = {
  primingRecords: {},
  relayToken: null,
  ruleErrors: [],
  stats: { recordCountServed: 0, recordCountTotal: 0, ruleCountServed: 0, ruleCountTotal: 0 },
}

function refuseOne(): never {
  throw notFound()
}

export const partly = ['Notifications and briefcases are never sent or made: the lists are empty.']

export const routes: Route[] = [
  { method: 'GET', path: notifications, run: () => json(none) },
  // Marks all as read or seen.
  { method: 'PATCH', path: notifications, run: (call) => json(payloadObject(call) && none) },
  { method: 'GET', path: `${notifications}/status`, run: () => json(status) },
  { method: 'GET', path: `${notifications}/:id`, run: refuseOne },
  { method: 'PATCH', path: `${notifications}/:id`, run: refuseOne },
  { method: 'GET', path: `${base}/briefcase/priming-records`, run: () => json(primingRecords) },
]
