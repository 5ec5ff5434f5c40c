/** Tenants: whose everything is, kept apart from each other. */
import { z } from 'zod'
import { createTenant, createUser, listTenants, makeLink } from '../../people/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = ({ store, wholeStore, publicUrl }) => [
  route({
    method: 'GET',
    path: '/api/v1/tenants',
    needs: 'server.read',
    summary: 'All tenants of this server',
    handle: async () => ({ items: await listTenants(wholeStore) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/tenants',
    needs: 'server.write',
    summary: 'Makes a tenant with its owner; the link signs them in, once',
    body: z.strictObject({
      name: z.string().min(1).max(80),
      owner: z
        .string()
        .min(1)
        .max(200)
        .regex(/^[^\s<>"]+$/, 'It takes no spaces, quotes or angle brackets')
        .describe('Login of its first user'),
    }),
    async handle({ body }) {
      const tenant = await createTenant(wholeStore, body.name)
      const owner = await createUser(store.of(tenant.id), { login: body.owner, name: body.owner, role: 'owner' })
      return { tenant, owner, url: `${publicUrl()}/open?code=${await makeLink(wholeStore, owner, null)}` }
    },
  }),
]
export default resource
