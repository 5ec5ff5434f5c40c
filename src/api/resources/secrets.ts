/** Named secrets of http steps. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const named = z.object({
  name: z
    .string()
    .regex(/^[\w-]{1,60}$/, 'It takes letters, digits, _ and - only, 60 at most')
    .describe('What a header calls it: {secret:name}'),
})

const resource: Resource = ({ engine, tenantId }) => [
  route({
    method: 'GET',
    path: '/api/v1/secrets',
    needs: 'workflows.read',
    summary: 'Names of the secrets http steps may use; what they say is never given out',
    handle: async () => ({ items: await engine.secrets.list(tenantId) }),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/secrets/:name',
    needs: 'workflows.write',
    summary: 'Keeps a secret for http steps, sealed',
    params: named,
    body: z.strictObject({ secret: z.string().min(4).max(10_000).describe('What is put in its place') }),
    async handle({ params, body }) {
      await engine.secrets.set(tenantId, params.name, body.secret)
      return { name: params.name }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/secrets/:name',
    needs: 'workflows.write',
    summary: 'Forgets a secret',
    params: named,
    async handle({ params }) {
      await engine.secrets.remove(tenantId, params.name)
      return { name: params.name }
    },
  }),
]
export default resource
