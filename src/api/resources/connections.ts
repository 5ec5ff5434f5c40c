/** Orgs we may speak to: making, joining, removing. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const one = z.object({ id: z.string().describe('Id or name of a connection') })

const newConnection = z.strictObject({
  name: z.string().min(1).max(80),
  loginUrl: z.url().describe('https://login.salesforce.com, https://test.salesforce.com, a My Domain, or a local org'),
  clientId: z.string().min(1),
  clientSecret: z.string().optional(),
  flow: z.enum(['web', 'client-credentials', 'jwt']).default('web'),
  username: z.string().optional().describe('jwt: the user to act as'),
  privateKey: z.string().optional().describe('jwt: PEM'),
  settings: z
    .strictObject({
      pollSeconds: z.number().min(1).optional(),
      settleSeconds: z.number().min(0).optional(),
      undo: z.boolean().optional(),
    })
    .optional(),
})

const resource: Resource = ({ connections, publicUrl }) => {
  const callback = () => `${publicUrl()}/oauth/callback`
  return [
    route({
      method: 'GET',
      path: '/api/v1/connections',
      needs: 'connections.read',
      summary: 'All connections',
      handle: async () => ({ items: await connections.list() }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/connections',
      needs: 'connections.write',
      summary: 'Makes a connection; for the web flow the answer carries the address to sign in at',
      body: newConnection,
      async handle({ body }) {
        const connection = await connections.create(body)
        if (body.flow === 'web')
          return { connection, authorizeUrl: await connections.beginOAuth(connection.id, callback()) }
        return { connection: await connections.connect(connection.id), authorizeUrl: null }
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/connections/:id',
      needs: 'connections.read',
      summary: 'One connection',
      params: one,
      handle: ({ params }) => connections.get(params.id),
    }),
    route({
      method: 'POST',
      path: '/api/v1/connections/:id/authorize',
      needs: 'connections.write',
      summary: 'Connects again in place; workflows are kept',
      params: one,
      async handle({ params }) {
        const { id } = await connections.get(params.id)
        return { authorizeUrl: await connections.beginOAuth(id, callback()) }
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/connections/:id',
      needs: 'connections.write',
      summary: 'Removes a connection and its secrets',
      params: one,
      async handle({ params }) {
        const { id } = await connections.get(params.id)
        await connections.remove(id)
        return { removed: id }
      },
    }),
  ]
}
export default resource
