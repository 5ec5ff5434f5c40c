/** Orgs we speak to: looked over, held, stopped for good. */
import { z } from 'zod'
import type { RevokedInfo } from '../../contract/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'
import { workflowNeeds } from '../workflow-needs.ts'

const reportDays = 30
const one = z.object({ id: z.string().describe('Id or name of a connection') })

const resource: Resource = (parts) => {
  const { connections, engine } = parts
  return [
    route({
      method: 'POST',
      path: '/api/v1/connections/:id/test',
      needs: 'connections.test',
      summary: 'Named checks, each green or with its cause and fix',
      params: one,
      async handle({ params }) {
        const { id } = await connections.get(params.id)
        const { needs } = await workflowNeeds(parts, id)
        return { checks: await connections.test(id, needs) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/connections/:id/poll',
      needs: 'connections.test',
      summary: 'Looks for changes in the org now',
      params: one,
      async handle({ params }) {
        const { id } = await connections.get(params.id)
        await engine.pollNow(id)
        return { polled: true }
      },
    }),
    ...(['pause', 'resume'] as const).map((verb) =>
      route({
        method: 'POST',
        path: `/api/v1/connections/:id/${verb}`,
        needs: 'connections.stop',
        summary: `${verb}: ${{ pause: 'no calls until resumed', resume: 'goes on' }[verb]}`,
        params: one,
        async handle({ params }) {
          const { id } = await connections.get(params.id)
          await connections[verb](id)
          if (verb === 'resume') engine.connectionHealed(id)
          return connections.get(id)
        },
      }),
    ),
    route({
      method: 'POST',
      path: '/api/v1/connections/:id/revoke',
      needs: 'connections.stop',
      summary:
        'The kill switch: no call any more, tokens wiped here and withdrawn at Salesforce; tells what the connection did',
      params: one,
      async handle({ params }): Promise<RevokedInfo> {
        const began = performance.now()
        const { id } = await connections.get(params.id)
        await connections.revoke(id)
        const ms = Math.round(performance.now() - began)
        return { ...(await connections.get(id)), ms, report: await engine.report(id, reportDays) }
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/connections/:id/report',
      needs: 'connections.read',
      summary: 'What a connection did: calls by purpose, records written and by which workflows, agents, events heard',
      params: one,
      query: z.object({ days: z.coerce.number().int().min(1).max(366).default(reportDays) }),
      handle: async ({ params, query }) => engine.report((await connections.get(params.id)).id, query.days),
    }),
  ]
}
export default resource
