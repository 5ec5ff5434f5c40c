/** Whom a caller may decide about, and the links that sign them in. */
import { type Caller, findUser, makeLink, type Role, reaches } from '../people/index.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/index.ts'

const invitationHours = 72

/** The user with this id or login. Throws Problem `forbidden` when they may do more than the caller, or would with the role `next`. */
export async function userWithin(store: Store, caller: Caller, id: string, next?: Role) {
  const user = await findUser(store, id)
  for (const each of [user.role, ...(next ? [next] : [])]) {
    if (!caller.role || !reaches(caller.role, each)) throw above(each)
  }
  return user
}

export function above(role: Role): Problem {
  return new Problem('forbidden', {
    what: `Only an ${role === 'owner' ? 'owner' : 'admin or owner'} decides about users with the role ${role}.`,
    fix: 'Ask one of them.',
  })
}

/** Makes links that sign a user in once. */
export function linksOn(store: Store, publicUrl: () => string) {
  return async (user: { id: string; tenantId: string }) =>
    `${publicUrl()}/open?code=${await makeLink(store, user, invitationHours)}`
}

export function notAUser(): Problem {
  return new Problem('bad-request', { what: 'A key has no browser to sign in.', fix: 'Sign in as a user.' })
}
