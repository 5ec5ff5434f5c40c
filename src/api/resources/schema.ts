/** What changed in orgs to the harm of active workflows, told before they run into it. */
import { z } from 'zod'
import type { SchemaInfo } from '../../contract/index.ts'
import { createSchemaWatch } from '../../engine/index.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const connection = z.string().describe('Id or name of a connection')

const resource: Resource = (parts) => {
  const watch = createSchemaWatch(parts)
  const idOf = async (name: string | undefined) => (name === undefined ? null : (await parts.connections.get(name)).id)
  return [
    route({
      method: 'GET',
      path: '/api/v1/schema',
      needs: 'connections.read',
      summary: 'What changed in orgs and which step of which active workflow it breaks; as of the last daily look',
      query: z.object({ connection: connection.optional() }),
      async handle({ query }): Promise<SchemaInfo> {
        const id = await idOf(query.connection)
        const { items, connections } = await watch.info()
        const isAsked = (one: { connectionId: string }) => id === null || one.connectionId === id
        return { items: items.filter(isAsked), connections: connections.filter(isAsked) }
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/schema/check',
      needs: 'connections.test',
      summary: 'Compares at once; takes one API call for each object that workflows use',
      body: z.strictObject({ connection: connection.optional() }),
      handle: async ({ body }) => watch.check(await idOf(body.connection)),
    }),
    route({
      method: 'POST',
      path: '/api/v1/schema/accept',
      needs: 'workflows.write',
      summary: 'Takes how an object, or all of a connection, is now for how it should be',
      body: z.strictObject({ connection, object: z.string().optional().describe('API name; default: all') }),
      handle: async ({ body }) => {
        const { id } = await parts.connections.get(body.connection)
        return watch.accept(id, body.object ?? null)
      },
    }),
  ]
}
export default resource
