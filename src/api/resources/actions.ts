/** The catalogue: actions to look up and run, triggers. */
import { z } from 'zod'
import type { Action } from '../../connector/index.ts'
import { toJsonSchema } from '../../connector/index.ts'
import type { ActionInfo, ActionRun } from '../../contract/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

function info(action: Action): ActionInfo {
  const { id, title, describe, object, group, effect } = action
  return {
    id,
    title,
    describe,
    object,
    group,
    effect,
    writeClass: action.writeClass ?? null,
    input: toJsonSchema(action.input),
    output: toJsonSchema(action.output),
    examples: action.examples.map((example) => ({
      title: example.title,
      input: example.input,
      ...(example.output === undefined ? {} : { output: example.output }),
      ...(example.problem === undefined ? {} : { problem: example.problem }),
    })),
  }
}

const runBody = z
  .strictObject({
    connection: z.string().optional().describe('Id or name; default: the only one'),
    input: z.record(z.string(), z.unknown()).optional(),
    inputs: z.array(z.record(z.string(), z.unknown())).max(10_000).optional(),
  })
  .refine((body) => (body.input === undefined) !== (body.inputs === undefined), 'Give either input or inputs')

const resource: Resource = ({ catalog, connections, engine }) => [
  route({
    method: 'GET',
    path: '/api/v1/actions',
    needs: 'catalogue.read',
    summary: 'All actions, or those a search finds',
    query: z.object({ search: z.string().optional() }),
    handle: async ({ query }) => ({
      items: (query.search ? catalog.search(query.search).actions : catalog.actions()).map((action) => info(action)),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/actions/:id',
    needs: 'catalogue.read',
    summary: 'One action with its schemas and examples',
    params: z.object({ id: z.string() }),
    handle: async ({ params }) => info(catalog.action(params.id)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/actions/:id/run',
    needs: 'actions.run',
    summary: 'Runs an action on one input or many; one result each, in order',
    params: z.object({ id: z.string() }),
    body: runBody,
    async handle({ params, body }): Promise<ActionRun> {
      const connection = await connections.pick(body.connection)
      const inputs = body.inputs ?? [body.input ?? {}]
      const done = await engine.runAction(connection.id, params.id, inputs)
      const results = done.outcomes.map((outcome) =>
        outcome.ok
          ? { ok: true as const, output: outcome.value }
          : { ok: false as const, problem: outcome.problem.toJSON() },
      )
      const [only] = done.outcomes
      if (body.input && only && !only.ok) throw only.problem
      return { results, apiCalls: done.apiCalls, ms: done.ms }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/triggers',
    needs: 'catalogue.read',
    summary: 'All triggers',
    handle: async () => ({
      items: catalog.triggers().map(({ id, title, describe, object, group, feed, input, sample }) => {
        return { id, title, describe, object, group, feed, input: toJsonSchema(input), sample }
      }),
    }),
  }),
]
export default resource
