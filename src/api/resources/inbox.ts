/** Events of your own systems, and addresses others may post to. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const appEvent = z.strictObject({
  type: z
    .string()
    .regex(/^[A-Za-z][\w.-]{0,99}$/, 'It takes a name such as MEETING_ENDED')
    .describe('Name of the event: MEETING_ENDED'),
  payload: z.record(z.string(), z.unknown()).default({}).describe('What templates read'),
  id: z.string().min(1).max(200).optional().describe('Sent again with the same id, it is the same event'),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
})
const appEvents = z.union([appEvent, z.strictObject({ events: z.array(appEvent).min(1).max(1000) })])
const path = z.object({
  path: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'It takes small letters, digits and - only, 64 at most'),
})

const resource: Resource = ({ engine, publicUrl }) => [
  route({
    method: 'POST',
    path: '/api/v1/app-events',
    needs: 'events.send',
    rate: 'intake',
    audit: false,
    summary: 'Tells of an event of your own systems, or of many; kept when this answers',
    body: appEvents,
    async handle({ body }) {
      const taken = await engine.inbox.appEvents('events' in body ? body.events : [body])
      return { events: taken.events, started: taken.runs.length, runs: taken.runs.slice(0, 100) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/webhooks',
    needs: 'workflows.read',
    summary: 'Addresses that start workflows',
    handle: async () => ({ items: await engine.inbox.webhooks.list() }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/webhooks',
    needs: 'workflows.write',
    summary: 'Makes an address for a webhook path, or a new one for an old path; it is shown only now',
    body: path.strict(),
    async handle({ body }) {
      const { hook, address } = await engine.inbox.webhooks.save(body.path)
      return { hook, url: `${publicUrl()}${address}` }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/webhooks/:path',
    needs: 'workflows.write',
    summary: 'Closes the address of a path',
    params: path,
    async handle({ params }) {
      await engine.inbox.webhooks.remove(params.path)
      return { removed: params.path }
    },
  }),
]
export default resource
