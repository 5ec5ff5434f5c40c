/** Front door of SCIM: what is asked of each of its resources, loaded when SCIM is first spoken. */

import type { Answer, Call } from '../wire/index.ts'
import { entitlements } from './entitlements.ts'
import { groups } from './groups.ts'
import type { Resource } from './resource.ts'
import { roles } from './roles.ts'
import { users } from './users.ts'

export {
  listResourceTypes,
  listSchemas,
  readResourceType,
  readSchema,
  serviceProvider,
} from './capabilities.ts'
export { refuseScim } from './refuse.ts'

/** By the last word of their path. */
export const resources = { Users: users, Groups: groups, Entitlements: entitlements, Roles: roles } satisfies Record<
  string,
  Resource
>

/** The caller. */
export function readMe(call: Call): Answer {
  return users.read({ ...call, params: { ...call.params, id: call.session.userId } })
}
