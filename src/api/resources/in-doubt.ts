/** The in-doubt inbox: writes of which only people can find out whether they happened. */
import { z } from 'zod'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const decision = z.strictObject({
  path: z.string().describe('The step, as the inbox names it'),
  happened: z.boolean().describe('true: take it as done; false: send it again'),
  output: z.unknown().optional().describe('What later steps read as its result, such as {"id": "00T…"}'),
})

const resource: Resource = ({ engine }) => [
  route({
    method: 'GET',
    path: '/api/v1/in-doubt',
    needs: 'runs.read',
    summary: 'Writes in doubt with what is known of them, the oldest first',
    handle: async () => ({ items: await engine.runs.inDoubt() }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/in-doubt/:run/settle',
    needs: 'runs.control',
    summary: 'Decides a write in doubt; its run goes on when none of it is left in doubt',
    params: z.object({ run: z.uuid() }),
    body: decision,
    handle: ({ params, body: { path, happened, output = null } }) =>
      engine.runs.settle(params.run, path, happened ? { happened, output } : { happened }),
  }),
]
export default resource
