/** Executions: list, look into, cancel, retry. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const one = z.object({ id: z.uuid() })
const statuses = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'in-doubt'] as const

const filter = z.object({
  status: z.enum(statuses).optional(),
  workflow: z.string().optional().describe('Id or name'),
  record: z.string().optional().describe('Id of a Salesforce record'),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

const resource: Resource = ({ engine, workflows }) => [
  route({
    method: 'GET',
    path: '/api/v1/runs',
    summary: 'Runs, newest first',
    query: filter,
    async handle({ query: { workflow, status, record, cursor, limit } }) {
      const workflowId = workflow === undefined ? undefined : (await workflows.get(workflow)).id
      return engine.runs.list({ status, workflowId, recordId: record, cursor, limit })
    },
  }),
  route({ method: 'GET', path: '/api/v1/runs/counts', summary: 'Runs by status', handle: () => engine.runs.counts() }),
  route({
    method: 'GET',
    path: '/api/v1/runs/:id',
    summary: 'One run with its steps',
    params: one,
    handle: ({ params }) => engine.runs.get(params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/runs/:id/cancel',
    summary: 'Ends a run before its next step',
    params: one,
    handle: ({ params }) => engine.runs.cancel(params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/runs/:id/retry',
    summary: 'Goes on from the failed step; finished steps are kept',
    params: one,
    handle: ({ params }) => engine.runs.retry(params.id),
  }),
]
export default resource
