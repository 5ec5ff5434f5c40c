/** What may be spent of the API allowance, and what a workflow will spend. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const workflow = z.object({ id: z.string().describe('Id or name of a workflow') })
const connection = z.object({ id: z.string().describe('Id or name of a connection') })

const resource: Resource = ({ engine, workflows, connections }) => [
  route({
    method: 'GET',
    path: '/api/v1/budget',
    needs: 'usage.read',
    summary: 'The allowance of every org, and what every workflow has spent and may spend',
    handle: () => engine.budget.overview(),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/connections/:id/budget',
    needs: 'budget.write',
    summary: 'The share of the org’s allowance that is left to other apps',
    params: connection,
    body: z.strictObject({ reserve: z.number().min(0).max(1).describe('0.2 leaves a fifth; the usual') }),
    async handle({ params, body }) {
      await engine.budget.setReserve((await connections.get(params.id)).id, body.reserve)
      return engine.budget.overview()
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/workflows/:id/budget',
    needs: 'budget.write',
    summary: 'The most API calls of a workflow in 24 hours, and who waits first when they get scarce',
    params: workflow,
    body: z.strictObject({
      callsADay: z.number().min(0).nullable().default(null).describe('null: no limit of its own'),
      priority: z.enum(['low', 'normal', 'high']).default('normal'),
    }),
    async handle({ params, body }) {
      await engine.budget.set((await workflows.get(params.id)).id, body)
      return engine.budget.overview()
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/workflows/:id/forecast',
    needs: 'usage.read',
    summary: 'What the workflow will cost a day in API calls',
    params: workflow,
    handle: async ({ params }) => engine.budget.forecast((await workflows.get(params.id)).id),
  }),
]
export default resource
