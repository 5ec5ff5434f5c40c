/** API keys of programs. */
import { z } from 'zod'
import {
  allPermissions,
  createApiKey,
  listApiKeys,
  type Permission,
  permissions,
  permissionsOf,
  revokeApiKey,
  roles,
  roleTitles,
} from '../../people/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const scope = z.custom<Permission>(
  (given) => allPermissions.some((one) => one === given),
  'There is no such scope; GET /api/v1/permissions lists them',
)

const resource: Resource = ({ store, people }) => [
  route({
    method: 'GET',
    path: '/api/v1/permissions',
    needs: 'signed-in',
    summary: 'What may be done, and by which role',
    handle: async () => ({
      permissions,
      roles: roles.map((role) => ({ role, title: roleTitles[role], may: permissionsOf(role) })),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/api-keys',
    needs: 'people.read',
    summary: 'API keys, newest first, without the keys themselves',
    handle: async () => ({ items: await listApiKeys(store) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/api-keys',
    needs: 'people.write',
    summary: 'Makes an API key with some of one’s own permissions; the answer is the only place that shows it',
    body: z.strictObject({
      name: z.string().min(1).max(80),
      scopes: z.array(scope).min(1).describe(allPermissions.join(', ')),
      addresses: z
        .array(z.string().max(50))
        .max(100)
        .default([])
        .describe('Addresses or ranges it may be used from, such as 10.2.0.0/16; none: from anywhere'),
      days: z.number().positive().max(366).default(90).describe('How long it is good for'),
    }),
    handle: ({ body, caller }) => createApiKey(store, caller, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/api-keys/:id',
    needs: 'people.write',
    summary: 'Revokes an API key, by its id or its first characters',
    params: z.object({ id: z.string().max(100) }),
    async handle({ params }) {
      const revoked = await revokeApiKey(store, params.id)
      people.forget()
      return revoked
    },
  }),
]
export default resource
