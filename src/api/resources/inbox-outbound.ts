/** Outbound messages of an org: their addresses here. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const one = z.object({ id: z.string().describe('Id or name of a connection') })
const named = one.extend({ name: z.string() })

const condition = z.strictObject({
  field: z.string().regex(/^\w+$/),
  operator: z.enum([
    'EqualTo',
    'NotEqualTo',
    'GreaterThan',
    'GreaterThanOrEqualTo',
    'LessThan',
    'LessThanOrEqualTo',
    'StartsWith',
    'EndsWith',
    'Contains',
    'IsNull',
  ]),
  value: z.union([z.string(), z.number(), z.boolean()]),
})
const deploy = z.strictObject({
  on: z.enum(['create', 'create-or-update']).default('create-or-update').describe('Which saves send it'),
  fields: z.array(z.string().regex(/^\w+$/)).default([]).describe('Fields sent besides Id'),
  conditions: z.array(condition).default([]).describe('All must hold'),
})
const wish = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$/)
    .max(60)
    .describe('API name of the outbound message: Case_Escalated'),
  object: z
    .string()
    .regex(/^\w{1,80}$/)
    .describe('API name of the object'),
  readAnew: z
    .boolean()
    .default(true)
    .describe('Read the records when a message comes, as it holds only some fields, as text'),
  deploy: deploy
    .nullable()
    .default(null)
    .describe('Set message and flow up in the org; left out: somebody does by hand'),
  baseUrl: z.url().optional().describe('Where Salesforce reaches this server, when that is not its own address'),
})

const resource: Resource = ({ engine, connections, publicUrl }) => [
  route({
    method: 'GET',
    path: '/api/v1/connections/:id/outbound',
    summary: 'Outbound messages that may come from this org',
    params: one,
    async handle({ params }) {
      const { id } = await connections.get(params.id)
      return { items: await engine.inbox.outbound.list(id) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/connections/:id/outbound',
    summary: 'Makes an address for an outbound message of this org; it is shown only now',
    params: one,
    body: wish,
    async handle({ params, body: { baseUrl = publicUrl(), ...wished } }) {
      const { id } = await connections.get(params.id)
      return engine.inbox.outbound.save({ connectionId: id, ...wished }, baseUrl)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/connections/:id/outbound/:name/check',
    summary: 'Whether message and flow are in the org and lead here',
    params: named,
    async handle({ params }) {
      await connections.get(params.id)
      return engine.inbox.outbound.check(params.name)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/connections/:id/outbound/:name',
    summary: 'Takes an outbound message down in the org, where we set it up, and closes its address',
    params: named,
    async handle({ params }) {
      await connections.get(params.id)
      await engine.inbox.outbound.remove(params.name)
      return { removed: params.name }
    },
  }),
]
export default resource
