/** Keys of agents. */
import { z } from 'zod'
import { createAgents, grantInput } from '../../mcp/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const newKey = z.strictObject({
  name: z.string().min(1).max(80),
  connection: z.string().optional().describe('Id or name; default: the only one'),
  hours: z.number().positive().max(8760).default(24).describe('How long it is good for'),
  grants: grantInput,
})

const resource: Resource = (parts) => {
  const { keys } = createAgents(parts)
  return [
    route({
      method: 'GET',
      path: '/api/v1/keys',
      needs: 'agents.read',
      summary: 'Keys of agents, newest first, without the keys themselves',
      handle: async () => ({ items: await keys.list() }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/keys',
      needs: 'agents.write',
      summary: 'Makes a key for an agent; the answer is the only place that shows it',
      body: newKey,
      handle: ({ body }) => keys.create(body),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/keys/:id',
      needs: 'agents.write',
      summary: 'Revokes a key, by its id or its first characters',
      params: z.object({ id: z.string() }),
      handle: ({ params }) => keys.revoke(params.id),
    }),
  ]
}
export default resource
