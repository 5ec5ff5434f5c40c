/** Turning a workflow on: from now on, or also for what was there before. */
import { z } from 'zod'
import { firstRunChoice } from '../../engine/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { switching } from '../switch-workflow.ts'

const one = z.object({ id: z.string().describe('Id or name of a workflow') })

const resource: Resource = (parts) => {
  const { engine, workflows } = parts
  const turn = switching(parts)
  return [
    route({
      method: 'POST',
      path: '/api/v1/workflows/:id/preview-start',
      needs: 'workflows.switch',
      audit: false,
      summary: 'What turning it on for the past would mean: records, and API calls at most. Changes nothing',
      params: one,
      body: firstRunChoice,
      async handle({ params, body }) {
        const { id } = await workflows.get(params.id)
        const [preview, { callsARun }] = await Promise.all([
          engine.firstRuns.preview(id, body),
          engine.budget.forecast(id),
        ])
        return { ...preview, runCalls: Math.ceil(preview.records * callsARun) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/workflows/:id/start',
      needs: 'workflows.switch',
      summary: 'Turns it on for what happens from now on, and for the chosen part of the past',
      params: one,
      body: firstRunChoice,
      async handle({ params, body }) {
        const { id } = await turn.on(params.id)
        await engine.firstRuns.begin(id, body)
        await engine.workflowsChanged()
        return workflows.get(id)
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/workflows/:id/first-run',
      needs: 'workflows.read',
      summary: 'How far a workflow is with the past it was turned on for; null when it was for none',
      params: one,
      async handle({ params }) {
        const { id } = await workflows.get(params.id)
        return { firstRun: await engine.firstRuns.get(id) }
      },
    }),
  ]
}
export default resource
