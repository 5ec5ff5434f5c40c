/** Ready-made workflows: looked at, put to use, tried in the local org with one click. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { listTemplates, takeTemplate, tryTemplate } from '../templates.ts'

const one = z.object({ id: z.string().regex(/^[a-z0-9-]+$/) })

const resource: Resource = (parts) => [
  route({
    method: 'GET',
    path: '/api/v1/templates',
    needs: 'workflows.read',
    summary: 'Ready-made workflows',
    handle: async () => ({ items: await listTemplates(parts) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/templates/:id/use',
    needs: 'workflows.write',
    summary: 'Saves a template as a workflow of one’s own, turned off',
    params: one,
    handle: ({ params }) => takeTemplate(parts, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/templates/:id/try',
    needs: 'workflows.write',
    summary: 'Saves a template, turns it on, and makes something happen in the local org for it',
    params: one,
    handle: ({ params }) => tryTemplate(parts, params.id),
  }),
]
export default resource
