/** How events arrive: what is polled and pushed, how well, and where something may have been missed. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const pubsub = z.strictObject({
  host: z.string().optional(),
  port: z.number().int().min(1).max(65_535).optional(),
  tls: z.boolean().optional(),
  ca: z.string().optional().describe('PEM of an authority to trust besides the usual ones'),
  topic: z.string().optional().describe('A channel of your own: /data/Rainmaker__chn'),
})

const resource: Resource = ({ engine, connections }) => [
  route({
    method: 'GET',
    path: '/api/v1/feeds',
    needs: 'connections.read',
    summary: 'Polling and push of each org: when, what it costs, how long changes take, what is in the way',
    handle: async () => ({ items: await engine.polling() }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/feeds/gaps',
    needs: 'connections.read',
    summary: 'Where changes may have been missed, and what reading has recovered',
    query: z.object({ connection: z.string().optional(), open: z.stringbool().optional() }),
    async handle({ query: { connection, open } }) {
      const connectionId = connection === undefined ? undefined : (await connections.get(connection)).id
      return { items: await engine.gaps({ connectionId, open }) }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/connections/:id/push',
    needs: 'connections.write',
    summary: 'Whether changes are pushed: for every trigger, for those that ask for it (auto), or never',
    params: z.object({ id: z.string().describe('Id or name of a connection') }),
    body: z.strictObject({ push: z.enum(['change-data', 'auto', 'off']), pubsub: pubsub.optional() }),
    async handle({ params, body: { push, pubsub } }) {
      const { id, settings } = await connections.get(params.id)
      const changed = await connections.change(id, {
        settings: { ...settings, push, ...(pubsub && { pubsub: pubsub as typeof settings.pubsub }) },
      })
      await engine.pollNow(id)
      return changed
    },
  }),
]
export default resource
