/** What agents want to write, and a person's word on it. */
import { z } from 'zod'
import { createAgents } from '../../mcp/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const one = z.object({ id: z.string() })
const statuses = ['waiting', 'ready', 'rejected', 'executing', 'executed', 'failed', 'changed'] as const

const summaries = {
  approve: 'Lets the agent execute the plan, exactly as it stands, within its ten minutes',
  reject: 'Refuses the plan for good',
}

const resource: Resource = (parts) => {
  const { plans } = createAgents(parts)
  return [
    route({
      method: 'GET',
      path: '/api/v1/plans',
      needs: 'agents.read',
      summary: 'Writes that agents planned, newest first',
      query: z.object({ status: z.enum(statuses).optional() }),
      handle: async ({ query }) => ({ items: await plans.list(query.status ?? null) }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/plans/:id',
      needs: 'agents.read',
      summary: 'One plan, field by field',
      params: one,
      handle: ({ params }) => plans.get(params.id),
    }),
    ...(['approve', 'reject'] as const).map((verdict) =>
      route({
        method: 'POST',
        path: `/api/v1/plans/:id/${verdict}`,
        needs: 'plans.decide',
        summary: summaries[verdict],
        params: one,
        handle: ({ params }) => plans.decide(params.id, verdict),
      }),
    ),
  ]
}
export default resource
