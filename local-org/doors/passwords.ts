/** Passwords of users (https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_user_password.htm). */

import { randomBytes } from 'node:crypto'
import { OrgError } from '../org/index.ts'
import { objectOf, rowById } from './rows/index.ts'
import { type Answer, type Call, empty, json, payloadObject, type Route } from './wire/index.ts'

const path = '/services/data/:version/sobjects/User/:id/password'
const shortest = 8

function userId(call: Call): string {
  return rowById(call, objectOf(call, 'User'), call.params['id'] ?? '').Id
}

/** Throws OrgError for another's password without the right to manage users. */
function mayChange(call: Call): string {
  const id = userId(call)
  if (id === call.session.userId || call.session.userId === call.instance.org.admin.id) return id
  throw new OrgError('INSUFFICIENT_ACCESS', 'insufficient access rights on cross-reference id', { status: 403 })
}

/** Passwords of a local org do not run out. */
function state(call: Call): Answer {
  userId(call)
  return json({ isExpired: false })
}

function change(call: Call): Answer {
  const id = mayChange(call)
  const { NewPassword: password } = payloadObject(call)
  if (typeof password !== 'string' || password.length < shortest) {
    throw new OrgError('INVALID_NEW_PASSWORD', `Your password must be at least ${shortest} characters long.`)
  }
  call.instance.org.accounts.setPassword(id, password)
  return empty(204)
}

function reset(call: Call): Answer {
  const password = randomBytes(8).toString('base64url')
  call.instance.org.accounts.setPassword(mayChange(call), password)
  return json({ NewPassword: password })
}

export const partly = ['Password policies are not kept beyond a least length.']

export const routes: Route[] = [
  { method: 'GET', path, run: state },
  { method: 'POST', path, run: change },
  { method: 'DELETE', path, run: reset },
]
