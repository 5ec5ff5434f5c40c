/** Executions: list, look into, cancel, retry, do again, one or all that failed alike. */
import { z } from 'zod'
import type { ProblemCode } from '../../problems.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const one = z.object({ id: z.uuid() })
const statuses = ['queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled', 'in-doubt'] as const

const filter = z.object({
  status: z.enum(statuses).optional(),
  workflow: z.string().optional().describe('Id or name'),
  record: z.string().optional().describe('Id of a Salesforce record'),
  code: z.string().optional().describe('Code of the Problem a run failed with'),
  since: z.iso.datetime({ offset: true }).optional().describe('Heard of then or later'),
  until: z.iso.datetime({ offset: true }).optional().describe('Heard of before'),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

const rerun = z.strictObject({
  from: z.string().optional().describe('Path of the first step to be done again; default: all'),
  input: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('What that step reads instead of its input; without `from`, what the trigger brought'),
})

const replay = z.strictObject({
  like: z
    .union([
      z.uuid().describe('A failed run'),
      z.strictObject({ workflow: z.string(), code: z.string(), field: z.string().nullable().default(null) }),
    ])
    .describe('Which: those that failed like this run, or with this Problem in this workflow'),
  preview: z.boolean().default(false).describe('Only tell how many, and what it will cost'),
  perMinute: z.number().min(1).max(60_000).default(600),
  atMost: z.number().int().min(1).max(100_000).default(1000),
})

const resource: Resource = ({ engine, workflows }) => [
  route({
    method: 'GET',
    path: '/api/v1/runs',
    needs: 'runs.read',
    summary: 'Runs, newest first',
    query: filter,
    async handle({ query: { workflow, record, ...filter } }) {
      const workflowId = workflow === undefined ? undefined : (await workflows.get(workflow)).id
      return engine.runs.list({ ...filter, workflowId, recordId: record })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/runs/counts',
    needs: 'runs.read',
    summary: 'Runs by status',
    handle: () => engine.runs.counts(),
  }),
  route({
    method: 'GET',
    path: '/api/v1/runs/:id',
    needs: 'runs.read',
    summary: 'One run with its steps',
    params: one,
    handle: ({ params }) => engine.runs.get(params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/runs/:id/cancel',
    needs: 'runs.control',
    summary: 'Ends a run before its next step',
    params: one,
    handle: ({ params }) => engine.runs.cancel(params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/runs/:id/retry',
    needs: 'runs.control',
    summary: 'Goes on from the failed step; finished steps are kept',
    params: one,
    handle: ({ params }) => engine.runs.retry(params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/runs/:id/rerun',
    needs: 'runs.control',
    summary: 'Does it again as a run of its own, from the beginning or from a step, with other input if given',
    params: one,
    body: rerun,
    handle: ({ params, body }) => engine.runs.rerun(params.id, body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/runs/replay',
    needs: 'runs.control',
    summary: 'All runs that failed alike go on from their failed step, at a pace; or a preview of that',
    body: replay,
    async handle({ body: { like, ...pace } }) {
      if (typeof like === 'string') return engine.runs.replay({ like, ...pace })
      const { id: workflowId } = await workflows.get(like.workflow)
      return engine.runs.replay({ like: { workflowId, code: like.code as ProblemCode, field: like.field }, ...pace })
    },
  }),
]
export default resource
