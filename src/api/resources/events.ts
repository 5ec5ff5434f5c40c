/** The event log. */
import { z } from 'zod'
import { Problem } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const time = z.iso.datetime({ offset: true })
const filter = z.object({
  connection: z.string().optional().describe('Id or name'),
  feed: z.string().optional().describe('polling, change-data, app-event, webhook, schedule, outbound-message, …'),
  since: time.optional().describe('Received then or later'),
  until: time.optional().describe('Received before'),
  object: z.string().optional(),
  change: z.string().optional(),
  record: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

const resource: Resource = ({ engine, workflows, connections }) => [
  route({
    method: 'GET',
    path: '/api/v1/events',
    needs: 'events.read',
    summary: 'Events, newest first',
    query: filter,
    async handle({ query: { connection, record, ...filters } }) {
      const connectionId = connection === undefined ? undefined : (await connections.get(connection)).id
      return engine.events.list({ ...filters, connectionId, recordId: record })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/events/:position',
    needs: 'events.read',
    summary: 'One event with its record',
    params: z.object({ position: z.coerce.number().int() }),
    async handle({ params }) {
      const event = await engine.events.get(params.position)
      if (event) return event
      throw new Problem('not-found', {
        what: `There is no event at position ${params.position}.`,
        fix: 'List them with GET /api/v1/events.',
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/events/replay',
    needs: 'workflows.run',
    summary: 'Gives past events to one workflow again',
    body: z.strictObject({
      workflow: z.string(),
      from: z.union([z.number().int(), time]).describe('A position, or a time'),
      to: z.number().int().optional(),
    }),
    async handle({ body }) {
      const { id } = await workflows.get(body.workflow)
      return { started: await engine.events.replay(id, { from: body.from, to: body.to }) }
    },
  }),
]
export default resource
