/** Who may come in, and what they may do: users, roles, sessions, links, API keys, tenants. */
export { type ApiKey, createApiKey, listApiKeys, type NewApiKey, revokeApiKey } from './api-keys.ts'
export { type Caller, callerOfRole, guest } from './caller.ts'
export { makeLink } from './links.ts'
export { hashPassword } from './password.ts'
export { openPeople, type People, type SignedIn } from './people.ts'
export {
  allPermissions,
  type Permission,
  permissions,
  permissionsOf,
  type Role,
  reaches,
  roles,
  roleTitles,
} from './permissions.ts'
export { hashOfSecret, newSecret, same, tokenOf } from './secrets.ts'
export { openServerKey } from './server-key.ts'
export { endSessionsOf, listSessions, type Whence } from './sessions.ts'
export { createTenant, findTenant, listTenants, type Tenant } from './tenants.ts'
export {
  changeUser,
  createUser,
  findUser,
  keepAnOwner,
  listUsers,
  type NewUser,
  removeUser,
  setPassword,
  type User,
} from './users.ts'
