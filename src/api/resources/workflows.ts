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
  const { workflows, engine } = parts
  const turn = switching(parts)
  const setActive = async (id: string, active: boolean) => {
    const workflow = await workflows.get(id)
    await turn[active ? 'on' : 'off'](workflow)
    return workflows.get(workflow.id)
  }
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
        return body.activate || saved.active ? setActive(saved.id, true) : saved
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
      method: 'POST',
      path: '/api/v1/workflows/:id/activate',
      needs: 'workflows.switch',
      summary: 'Turns it on: events from now on start runs',
      params: one,
      handle: ({ params }) => setActive(params.id, true),
    }),
    route({
      method: 'POST',
      path: '/api/v1/workflows/:id/deactivate',
      needs: 'workflows.switch',
      summary: 'Turns it off; runs under way finish',
      params: one,
      handle: ({ params }) => setActive(params.id, false),
    }),
    route({
      method: 'POST',
      path: '/api/v1/workflows/:id/pause',
      needs: 'workflows.switch',
      summary: 'Lays its runs down at their next step; events keep queueing, nothing is lost',
      params: one,
      async handle({ params }) {
        const { id } = await workflows.get(params.id)
        await engine.pause(id)
        return workflows.get(id)
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/workflows/:id/resume',
      needs: 'workflows.switch',
      summary: 'Lets a paused workflow go on',
      params: one,
      async handle({ params }) {
        const { id } = await workflows.get(params.id)
        return { resumed: await engine.resume(id), workflow: await workflows.get(id) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/workflows/:id/run',
      needs: 'workflows.run',
      summary: 'Starts a run by hand with the given record or payload',
      params: one,
      body: z.strictObject({ payload: z.record(z.string(), z.unknown()).default({}), recordId: z.string().optional() }),
      async handle({ params, body }) {
        const workflow = await workflows.get(params.id)
        return engine.startByHand(workflow.id, {
          payload: body.payload,
          ...(body.recordId === undefined ? {} : { recordId: body.recordId }),
        })
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/workflows/:id',
      needs: 'workflows.write',
      summary: 'Removes a workflow; its runs stay',
      params: one,
      async handle({ params }) {
        const workflow = await workflows.get(params.id)
        await turn.off(workflow)
        await workflows.remove(workflow.id)
        return { removed: workflow.id }
      },
    }),
  ]
}
export default resource
