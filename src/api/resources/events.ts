/** The event log. */
import { z } from 'zod'
import { changes } from '../../connector/index.ts'
import type { EventReplay } from '../../contract/index.ts'
import { isId, longId } from '../../salesforce/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const time = z.iso.datetime({ offset: true })
const place = z.union([z.number().int(), time])
const filter = z.object({
  connection: z.string().optional().describe('Id or name'),
  feed: z.string().optional().describe('polling, change-data, app-event, webhook, schedule, outbound-message, …'),
  since: time.optional().describe('Received then or later'),
  until: time.optional().describe('Received before'),
  object: z.string().optional(),
  change: z.enum(changes).optional(),
  record: z.string().optional().describe('Id of the record, 15 or 18 characters'),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
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
      const recordId = record !== undefined && isId(record) ? longId(record) : record
      return engine.events.list({ ...filters, connectionId, recordId })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/events/kept',
    needs: 'events.read',
    summary: 'How much of the event log there is, and for how many days events are kept',
    handle: () => engine.events.kept(),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/events',
    needs: 'server.write',
    summary: 'Removes events received before a time; those of runs under way stay',
    query: z.object({ before: time }),
    async handle({ query: { before } }) {
      return { removed: await engine.events.forget(new Date(before)) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/events/:position',
    needs: 'events.read',
    summary: 'One event with its record, and the runs it started',
    params: z.object({ position: z.coerce.number().int() }),
    handle: ({ params }) => engine.events.get(params.position),
  }),
  route({
    method: 'POST',
    path: '/api/v1/events/replay',
    needs: 'workflows.run',
    summary: 'Gives past events to one workflow again, or only tells what that would do',
    body: z.strictObject({
      workflow: z.string(),
      from: place.describe('The first position, or a time: events received then or later'),
      to: place.optional().describe('The last position, or a time: events received before it'),
      atMost: z.number().int().min(1).max(100_000).default(1000).describe('Most events'),
      dryRun: z.boolean().default(false).describe('Starts nothing: counts the events and tries the first of them'),
      tries: z.number().int().min(0).max(20).default(3).describe('Of a dry run: how many are gone through'),
    }),
    async handle({ body: { workflow, dryRun, tries, ...span } }): Promise<EventReplay> {
      const { id } = await workflows.get(workflow)
      if (dryRun) return engine.events.tryReplay(id, span, tries)
      const started = await engine.events.replay(id, span)
      return { started, events: started, more: started === span.atMost, trials: [] }
    },
  }),
]
export default resource
