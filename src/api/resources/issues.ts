/** Failures grouped by what they have in common. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const resource: Resource = ({ engine, workflows }) => [
  route({
    method: 'GET',
    path: '/api/v1/issues',
    needs: 'runs.read',
    summary: 'Failed runs grouped by Problem, field and workflow, the newest group first',
    query: z.object({ workflow: z.string().optional().describe('Id or name') }),
    async handle({ query: { workflow } }) {
      const workflowId = workflow === undefined ? undefined : (await workflows.get(workflow)).id
      return { items: await engine.runs.issues(workflowId) }
    },
  }),
]
export default resource
