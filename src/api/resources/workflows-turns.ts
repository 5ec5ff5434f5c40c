/** Workflows on and off, held and let go on, started by hand. */
import { z } from 'zod'
import type { ByHand, Engine } from '../../engine/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { switching } from '../switch-workflow.ts'

const one = z.object({ id: z.string().describe('Id or name of a workflow') })

type Wish = { payload?: Record<string, unknown> | undefined; recordId?: string | undefined }

/** A record alone is read with the fields the workflow is tried with. Throws `record-not-found`. */
async function whatToRun(engine: Engine, workflowId: string, { payload, recordId }: Wish): Promise<ByHand> {
  if (recordId === undefined) return { payload: payload ?? {} }
  if (payload) return { payload, recordId }
  const { record, recordId: found } = await engine.sample(workflowId, { recordId })
  // Triggers that watch no records have none to read.
  const isIt = found.slice(0, 15) === recordId.slice(0, 15)
  return { recordId, payload: isIt ? record : {} }
}

const resource: Resource = (parts) => {
  const { workflows, engine } = parts
  const turn = switching(parts)
  return [
    route({
      method: 'POST',
      path: '/api/v1/workflows/:id/activate',
      needs: 'workflows.switch',
      summary: 'Turns it on: events from now on start runs',
      params: one,
      handle: ({ params }) => turn.on(params.id),
    }),
    route({
      method: 'POST',
      path: '/api/v1/workflows/:id/deactivate',
      needs: 'workflows.switch',
      summary: 'Turns it off; runs under way finish',
      params: one,
      handle: ({ params }) => turn.off(params.id),
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
      summary: 'Starts a run by hand with the given payload, or with a record, which is read for it',
      params: one,
      body: z.strictObject({ payload: z.record(z.string(), z.unknown()).optional(), recordId: z.string().optional() }),
      async handle({ params, body }) {
        const workflow = await workflows.get(params.id)
        return engine.startByHand(workflow.id, await whatToRun(engine, workflow.id, body))
      },
    }),
  ]
}
export default resource
