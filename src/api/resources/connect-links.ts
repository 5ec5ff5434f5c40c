/** Connect links: what a product hands to its own customers so that they connect their org here. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const wish = z.strictObject({
  customer: z.string().min(1).max(200).describe('Id of the customer in your product; comes back in the webhook'),
  product: z.string().min(1).max(80).describe('What your product is called; the customer reads it'),
  name: z.string().min(1).max(80).optional().describe('Name of the connection; default: the customer'),
  loginUrl: z
    .url()
    .default('https://login.salesforce.com')
    .describe('Production, sandbox or My Domain of the customer'),
  clientId: z.string().min(1).describe('Of your External Client App'),
  clientSecret: z.string().optional(),
  returnUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where the customer goes on to when done'),
  hours: z.number().positive().max(720).default(72).describe('How long the link is good for'),
})

const resource: Resource = ({ connections, embedding, tenantId, publicUrl }) => {
  const own = embedding.of(tenantId)
  return [
    route({
      method: 'GET',
      path: '/api/v1/connect-links',
      needs: 'connections.read',
      summary: 'Connect links and how far each is, newest first',
      handle: async () => ({ items: await own.list() }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/connect-links',
      needs: 'connections.write',
      summary: 'Makes a link with which a customer of yours connects their org, once; it is shown only now',
      body: wish,
      async handle({ body: { customer, product, name = customer.slice(0, 80), returnUrl, hours, ...app } }) {
        const { id: connectionId } = await connections.create({ ...app, name, flow: 'web' })
        const { link, code } = await own.create({ connectionId, customer, product, returnUrl, hours })
        return { link, url: `${publicUrl()}/connect/${code}` }
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/connect-links/:id',
      needs: 'connections.write',
      summary: 'Takes a link back; a connection that was not finished goes with it',
      params: z.object({ id: z.uuid() }),
      async handle({ params }) {
        const { connectionId } = await own.remove(params.id)
        const left = (await connections.list()).find(({ id, status }) => id === connectionId && status === 'new')
        if (left) await connections.remove(left.id)
        return { removed: params.id }
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/connect-webhook',
      needs: 'connections.read',
      summary: 'Where your product is told of customers who finished, and what became of the last messages',
      handle: () => own.webhook(),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/connect-webhook',
      needs: 'connections.write',
      summary: 'Sets that address; the answer is the only place that shows the secret messages are signed with',
      body: z.strictObject({ url: z.url() }),
      handle: ({ body }) => own.setWebhook(body.url),
    }),
  ]
}
export default resource
