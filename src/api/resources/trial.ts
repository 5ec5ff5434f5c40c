/** Trying a workflow: with which record, and what it would change. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const one = z.object({ id: z.string().describe('Id or name of a workflow') })
const sample = z
  .strictObject({
    recordId: z.string().optional().describe('A record of the trigger’s object'),
    payload: z.record(z.string(), z.unknown()).optional().describe('What the trigger would have brought'),
    event: z.number().int().positive().optional().describe('Position of a past event'),
    run: z.uuid().optional().describe('A past run, whose event is taken'),
  })
  .describe('Left empty: the newest record the trigger accepts')

const resource: Resource = ({ engine, workflows }) => [
  route({
    method: 'POST',
    path: '/api/v1/workflows/:id/sample',
    needs: 'workflows.try',
    audit: false,
    summary: 'The event a workflow would be tried with',
    params: one,
    body: sample,
    handle: async ({ params, body }) => engine.sample((await workflows.get(params.id)).id, body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/workflows/:id/dry-run',
    needs: 'workflows.try',
    audit: false,
    summary: 'Runs the whole workflow against live data and writes nothing; the steps’ plans say what would change',
    params: one,
    body: sample,
    handle: async ({ params, body }) => engine.dryRun((await workflows.get(params.id)).id, body),
  }),
]
export default resource
