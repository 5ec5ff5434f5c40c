/** Outbound messages of an org: their addresses here, and what sends them there. */
import { z } from 'zod'
import { outboundName, outboundSetUp } from '../../connector/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const one = z.object({ id: z.string().describe('Id or name of a connection') })
const named = one.extend({ name: z.string() })

const wish = z.strictObject({
  name: outboundName,
  object: z
    .string()
    .regex(/^\w{1,80}$/, 'It takes an API name: Account, Plan__c')
    .describe('API name of the object'),
  readAnew: z
    .boolean()
    .default(true)
    .describe('Read the records when a message comes, as it holds only some fields, as text'),
  deploy: outboundSetUp
    .nullable()
    .default(null)
    .describe('Set message and flow up in the org; left out: somebody does by hand'),
  baseUrl: z.url().optional().describe('Where Salesforce reaches this server, when that is not its public address'),
})

const resource: Resource = ({ engine, connections, publicUrl }) => [
  route({
    method: 'GET',
    path: '/api/v1/connections/:id/outbound',
    needs: 'connections.read',
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
    needs: 'connections.write',
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
    needs: 'connections.test',
    summary: 'Whether message and flow are in the org and lead here',
    params: named,
    async handle({ params: { id, name } }) {
      return engine.inbox.outbound.check({ connectionId: (await connections.get(id)).id, name })
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/connections/:id/outbound/:name',
    needs: 'connections.write',
    summary: 'Takes an outbound message down in the org, where we set it up, and closes its address',
    params: named,
    async handle({ params: { id, name } }) {
      await engine.inbox.outbound.remove({ connectionId: (await connections.get(id)).id, name })
      return { removed: name }
    },
  }),
]
export default resource
