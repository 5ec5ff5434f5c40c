/** Records of the local org, changed as somebody in the org would change them. */
import { z } from 'zod'
import { localOrg } from '../local-org-door.ts'
import type { Resource } from '../parts.ts'
import { route } from '../route.ts'

const api = z.string().regex(/^\w+$/)
const values = z.record(z.string(), z.unknown())

const resource: Resource = ({ settings, connections, engine }) => {
  /** What is done here is done by somebody in the org: it is heard like any change. */
  const inOrg = async (method: string, path: string, body?: unknown) => {
    const answer = await (await localOrg(settings.dataDir)).rest(method, `/sobjects/${path}`, body)
    for (const { id } of await connections.list()) void engine.pollNow(id)
    return answer ?? { done: true }
  }
  return [
    route({
      method: 'POST',
      path: '/api/v1/local-org/records/:object',
      needs: 'server.write',
      summary: 'Somebody in the local org creates a record',
      params: z.object({ object: api }),
      body: values,
      handle: ({ params, body }) => inOrg('POST', params.object, body),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/local-org/records/:object/:id',
      needs: 'server.write',
      summary: 'Somebody in the local org changes a record',
      params: z.object({ object: api, id: api }),
      body: values,
      handle: ({ params, body }) => inOrg('PATCH', `${params.object}/${params.id}`, body),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/local-org/records/:object/:id',
      needs: 'server.write',
      summary: 'Somebody in the local org deletes a record',
      params: z.object({ object: api, id: api }),
      handle: ({ params }) => inOrg('DELETE', `${params.object}/${params.id}`),
    }),
  ]
}
export default resource
