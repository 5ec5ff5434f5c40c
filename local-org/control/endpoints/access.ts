/** Who may speak to the org: tokens, connected apps, users. */

import { z } from 'zod'
import { type Controlled, endpoint, nothing } from '../endpoint.ts'
import { unknown } from '../refusal.ts'

const appWish = z.strictObject({
  clientId: z.string(),
  clientSecret: z.string().nullable().optional(),
  name: z.string().optional(),
  redirectUris: z.array(z.string()).optional().describe('exact URIs; http://localhost:* admits any on this machine'),
  rotateRefreshTokens: z.boolean().optional(),
  requirePkce: z.boolean().optional(),
  requireSecret: z.boolean().optional(),
  blocked: z.boolean().optional().describe('logins answer OAUTH_APP_BLOCKED'),
  scopes: z.array(z.string()).optional(),
  runAsUserId: z.string().nullable().optional().describe('user of the client credentials flow; null switches it off'),
  certificate: z
    .string()
    .nullable()
    .optional()
    .describe('PEM certificate or public key for the JWT and SAML bearer flows'),
  jwtTokens: z.boolean().optional().describe('access tokens are JSON Web Tokens'),
  notInstalled: z
    .boolean()
    .optional()
    .describe('people at the login page see OAUTH_APPROVAL_ERROR_GENERIC, programs that ask for a token app_not_found'),
  allowedIps: z.array(z.string()).optional().describe('addresses logins may come from; empty: any'),
})

const userWish = z.strictObject({
  id: z.string().optional().describe('an existing user; left out: a new one is made'),
  values: z.record(z.string(), z.unknown()).optional().describe('fields of User, e.g. {"IsActive": false}'),
  password: z.string().optional(),
})

function saveApp({ instance }: Controlled, wish: z.output<typeof appWish>) {
  return instance.org.accounts.saveApp(dropUndefined(wish))
}

/** Optional members that zod lists as `undefined` would overwrite what the app has. */
function dropUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}

function saveUser({ instance: { org } }: Controlled, wish: z.output<typeof userWish>) {
  const id = wish.id ?? org.create(org.admin.id, 'User', wish.values ?? {}, { skipCustomRules: true })
  if (wish.id && wish.values) org.update(org.admin.id, 'User', wish.id, wish.values, { skipCustomRules: true })
  if (wish.password !== undefined) org.accounts.setPassword(id, wish.password)
  const user = org.as(org.admin.id).table('User').get(id)
  if (!user) throw unknown(`There is no user ${id}.`)
  return { id, username: user['Username'], isActive: user['IsActive'] ?? null, profileId: user['ProfileId'] ?? null }
}

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/expire-tokens',
    summary: 'Ends access tokens at once; refresh tokens stay good',
    input: z.strictObject({ userId: z.string().optional().describe('only of this user') }),
    output: z.strictObject({ expired: z.int() }),
    run: ({ instance }, { userId }) => ({ expired: instance.org.accounts.expireSessions(userId) }),
  }),
  endpoint({
    method: 'POST',
    path: '/tokens',
    summary: 'Makes an access token (and a refresh token) without a login, for tests',
    input: z.strictObject({
      userId: z.string().optional().describe('default: the administrator'),
      clientId: z.string().optional(),
      scope: z.string().default('api refresh_token'),
      lifetimeMs: z.number().optional().describe('life of sessions from now on; default two hours'),
    }),
    run({ instance: { org } }, { userId = org.admin.id, clientId = null, scope, lifetimeMs }) {
      if (lifetimeMs !== undefined) org.accounts.sessionLifetime = lifetimeMs
      return org.accounts.createSession({ userId, clientId, scope, refreshToken: scope.includes('refresh_token') })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/apps',
    summary: 'The connected apps, secrets included',
    input: nothing,
    run: ({ instance }) => instance.org.accounts.apps(),
  }),
  endpoint({ method: 'POST', path: '/apps', summary: 'Adds or changes a connected app', input: appWish, run: saveApp }),
  endpoint({
    method: 'POST',
    path: '/users',
    summary: 'Adds or changes a user: fields, password, activity',
    input: userWish,
    output: z.strictObject({
      id: z.string(),
      username: z.string(),
      isActive: z.boolean().nullable(),
      profileId: z.string().nullable(),
    }),
    run: saveUser,
  }),
]
