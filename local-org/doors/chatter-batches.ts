/** Several users, groups or posts in one call (https://developer.salesforce.com/docs/atlas.en-us.chatterapi.meta/chatterapi/connect_resources_users_batch.htm). */

import { OrgError, type Row, to18 } from '../org/index.ts'
import { showFeedElement } from './chatter/feed-element.ts'
import { userDetail } from './chatter/person.ts'
import { recordSummary } from './chatter/record.ts'
import { type Answer, type Call, json, type Route, restError } from './wire/index.ts'

const base = '/services/data/:version/chatter'

type Show = (call: Call, row: Row) => unknown

/** Each id is answered by itself; what is not there is not found. */
function batch(call: Call, object: string, show: Show): Answer {
  const ids = (call.params['ids'] ?? '').split(',')
  const results = ids.map((id) => {
    const row = call.view.table(object).get(to18(id) ?? '')
    if (row) return { result: show(call, row), statusCode: 200 }
    return { result: [restError(new OrgError('NOT_FOUND', 'The requested resource does not exist'))], statusCode: 404 }
  })
  return json({ hasErrors: results.some(({ statusCode }) => statusCode !== 200), results })
}

export const routes: Route[] = [
  { method: 'GET', path: `${base}/users/batch/:ids`, run: (call) => batch(call, 'User', userDetail) },
  {
    method: 'GET',
    path: `${base}/groups/batch/:ids`,
    run: (call) => batch(call, 'CollaborationGroup', (_, { Id }) => recordSummary(call, Id)),
  },
  { method: 'GET', path: `${base}/feed-elements/batch/:ids`, run: (call) => batch(call, 'FeedItem', showFeedElement) },
]
