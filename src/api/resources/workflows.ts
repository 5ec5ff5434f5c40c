/** Saved recipes. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { switching } from '../switch-workflow.ts'

const one = z.object({ id: z.string().describe('Id or name of a workflow') })
const source = z.strictObject({
  source: z
    .union([z.string(), z.record(z.string(), z.unknown())])
    .describe('The document as YAML or JSON text, or as an object'),
  activate: z.boolean().default(false),
})

function asText(given: string | Record<string, unknown>): string {
  return typeof given === 'string' ? given : JSON.stringify(given, null, 2)
}

const resource: Resource = (parts) => {
  const { workflows } = parts
  const turn = switching(parts)
  return [
    route({
      method: 'GET',
      path: '/api/v1/workflows',
      needs: 'workflows.read',
      summary: 'All workflows',
      handle: async () => ({ items: await workflows.list() }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/workflows',
      needs: 'workflows.write',
      summary: 'Saves a workflow: a new one, or a new version of the one with this name',
      body: source,
      async handle({ body }) {
        const saved = await workflows.save(asText(body.source))
        return body.activate || saved.active ? turn.on(saved.id) : saved
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/workflows/check',
      needs: 'workflows.read',
      audit: false,
      summary: 'Checks a document without saving it',
      body: source,
      async handle({ body }) {
        return { ok: true, document: workflows.check(asText(body.source)) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/workflows/schema',
      needs: 'workflows.read',
      summary: 'JSON Schema of the workflow document, for editors',
      handle: async () => workflows.jsonSchema(),
    }),
    route({
      method: 'GET',
      path: '/api/v1/workflows/:id',
      needs: 'workflows.read',
      summary: 'One workflow',
      params: one,
      handle: ({ params }) => workflows.get(params.id),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/workflows/:id',
      needs: 'workflows.write',
      summary: 'Removes a workflow; its runs stay',
      params: one,
      async handle({ params }) {
        const { id } = await turn.off(params.id)
        await workflows.remove(id)
        return { removed: id }
      },
    }),
  ]
}
export default resource
