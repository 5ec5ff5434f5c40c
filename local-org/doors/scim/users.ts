/** Users by SCIM: created, read, changed; deleting one deactivates it. */

import type { Row } from '../../org/index.ts'
import { objectOf, rowById } from '../rows/index.ts'
import { type Answer, type Call, empty, json, payloadObject } from '../wire/index.ts'
import { listAnswer, reduced } from './list.ts'
import { locationOf } from './meta.ts'
import { type Change, readPatch } from './patch.ts'
import { readUser, type UserWish } from './read-user.ts'
import type { Resource } from './resource.ts'
import { type Assigning, changeUser, createUser } from './save-user.ts'
import { showUser } from './show-user.ts'

export const users = {
  list: (call) => listAnswer(call, shownUsers(call)),
  read: (call) => json(reduced(call, showUser(call, userOf(call)))),
  create,
  replace,
  patch,
  remove,
} satisfies Resource

function* shownUsers(call: Call) {
  for (const row of call.view.table('User').all()) yield showUser(call, row)
}

function userOf(call: Call): Row {
  return rowById(call, objectOf(call, 'User'), call.params['id'] ?? '')
}

/**
 * POST. Who sends `auto-approve-user: true` is given a refresh token of the new user in a header of that name, as
 * Salesforce's command line needs it.
 */
function create(call: Call): Answer {
  const id = createUser(call, readUser(payloadObject(call)))
  const row = rowById(call, objectOf(call, 'User'), id)
  return json(showUser(call, row), 201, { location: locationOf(call, 'Users', id), ...approval(call, id) })
}

function approval(call: Call, userId: string): Record<string, string> {
  if (call.headers['auto-approve-user'] !== 'true') return {}
  const { clientId, scope } = call.session
  const { refreshToken } = call.instance.org.accounts.createSession({ userId, clientId, scope, refreshToken: true })
  return refreshToken === null ? {} : { 'auto-approve-user': refreshToken }
}

/** PUT: what the document names; what it leaves out stays, for most of it may not be empty. */
function replace(call: Call): Answer {
  const { Id } = userOf(call)
  changeUser(call, Id, [{ ...readUser(payloadObject(call)), sets: 'replace' }])
  return json(showUser(call, userOf(call)))
}

function patch(call: Call): Answer {
  const { Id } = userOf(call)
  changeUser(call, Id, readPatch(call).map(wishOf))
  return json(showUser(call, userOf(call)))
}

function wishOf({ op, document }: Change): UserWish & { sets: Assigning } {
  const wish = readUser(document)
  if (op !== 'remove') return { ...wish, sets: op }
  const values = Object.fromEntries(Object.keys(wish.values).map((field) => [field, null]))
  const isAll = wish.permissionSets?.length === 0
  return { ...wish, values, sets: isAll ? 'replace' : 'remove' }
}

function remove(call: Call): Answer {
  const { Id } = userOf(call)
  changeUser(call, Id, [{ values: { IsActive: false }, sets: 'add' }])
  return empty(204)
}
